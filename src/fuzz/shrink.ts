/** From a case that fails to the smallest one that fails in the same way. */
import type { Failure, Outcome } from "../checks/index.ts";
import { symptomKeyOf } from "../findings/index.ts";
import type { Case } from "./case.ts";
import { sameFailure } from "./confirmed.ts";

export interface Shrunk {
  readonly smallest: Case;
  readonly failure: Failure;
}

export interface ShrinkBudget {
  /** How many smaller cases to try. */
  readonly tries: number;
  /** Whether there is time for another one. */
  hasTime(): boolean;
}

/** @param ms - How long from now, in milliseconds. */
export function shrinkBudget(tries: number, ms: number): ShrinkBudget {
  const untilMs = performance.now() + ms;
  return { tries, hasTime: () => performance.now() < untilMs };
}

/**
 * Tries smaller cases until none fails any more, or the budget is used up.
 * @param attempt - Runs a case.
 */
export async function shrink(
  start: Case,
  failure: Failure,
  budget: ShrinkBudget,
  attempt: (smaller: Case) => Promise<Outcome>,
): Promise<Shrunk> {
  const key = symptomKeyOf(failure);
  let smallest = start;
  let smallestFailure = failure;
  let left = budget.tries;
  const canTry = (): boolean => left > 0 && budget.hasTime();
  const fails = async (smaller: Case): Promise<boolean> => {
    left -= 1;
    const again = sameFailure(await attempt(smaller), key);
    if (again === null) return false;
    smallest = smaller;
    smallestFailure = again;
    return true;
  };
  let stride = 1; // as long as the first smaller case fails, several steps are taken at once, and then more
  for (let found = true; found && canTry();) {
    if (stride > 1) {
      const far = firstOf(smallest, stride);
      stride = far !== undefined && (await fails(far)) ? stride * 2 : 1;
      continue;
    }
    found = false;
    let nth = 0;
    for (const smaller of smallest.smaller()) {
      if (!canTry()) break;
      found = await fails(smaller);
      if (found) break;
      nth += 1;
    }
    if (found && nth === 0) stride = 2;
  }
  return { smallest, failure: smallestFailure };
}

/** The first smaller case of the first smaller case, and so on, for so many steps or as far as there is one. */
function firstOf(start: Case, steps: number): Case | undefined {
  let found: Case | undefined;
  for (let at: Case | undefined = start, step = 0; step < steps; step++) {
    [at] = at?.smaller() ?? [];
    if (at === undefined) break;
    found = at;
  }
  return found;
}
