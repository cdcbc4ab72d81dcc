/**
 * Which case ended the consumer. What breaks after the answer may show only some cases later; the one to blame is found by
 * halving: the recent cases run again, half of them at a time, until the one is left that ends the consumer by itself.
 */
import type { Breach } from "../checks/index.ts";
import { attempt, CRASH_MS, type CaseRun } from "./attempt.ts";
import type { Case } from "./case.ts";

/** How many cases back the one to blame is looked for. */
export const MAX_SUSPECTS: number = 64;

export interface Suspect {
  readonly failed: Case;
  readonly breach: Breach;
}

/**
 * @param seen - The case in which it showed, and how.
 * @param recent - The cases before that one, oldest first.
 * @returns The case that ends the consumer by itself; `seen` when it is another matter, or there is none.
 */
export async function toBlame(run: CaseRun, seen: Suspect, recent: readonly Case[]): Promise<Suspect> {
  if (seen.breach.symptom !== "gone") return seen;
  const own = await endingAlone(run, seen.failed);
  if (own !== null || recent.length === 0) return own ?? seen;
  let suspects = recent;
  while (suspects.length > 1) {
    const half = suspects.slice(0, Math.ceil(suspects.length / 2));
    suspects = (await endTogether(run, half)) ? half : suspects.slice(half.length);
  }
  const [last] = suspects;
  return (last === undefined ? null : await endingAlone(run, last)) ?? seen;
}

async function endTogether(run: CaseRun, suspects: readonly Case[]): Promise<boolean> {
  if (!(await standsStill(run))) return false;
  for (const suspect of suspects) {
    if ((await attempt(run, suspect))?.symptom === "gone") return true;
  }
  return await run.line.isDown(CRASH_MS);
}

async function endingAlone(run: CaseRun, suspect: Case): Promise<Suspect | null> {
  if (!(await standsStill(run))) return null;
  const breach = await attempt(run, suspect, { lingerMs: CRASH_MS });
  return breach?.symptom === "gone" ? { failed: suspect, breach } : null;
}

/** How often a consumer may end of what earlier cases left behind in it. */
const MAX_LEFTOVERS = 5;

/**
 * Whether the consumer is up, and stays so by itself. In this process, what an earlier case left to do may still end it,
 * started anew or not; the next case is not to be blamed for that.
 */
async function standsStill({ line }: CaseRun): Promise<boolean> {
  for (let ends = 0; ends <= MAX_LEFTOVERS; ends++) {
    if (!(await line.revive())) return false;
    if (!(await line.isDown(CRASH_MS))) return true;
  }
  return false;
}
