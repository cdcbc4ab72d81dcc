/** From a case that fails to the smallest one that fails in the same way. */
import type { Breach } from "../checks/index.ts";
import type { Case } from "./case.ts";
import { symptomOf } from "./cause.ts";

export interface Shrunk {
  readonly smallest: Case;
  readonly breach: Breach;
}

/**
 * Tries smaller cases until none fails any more, or the tries are used up.
 * @param attempt - Runs a case; `null` when it keeps its promise.
 */
export async function shrink(
  start: Case,
  breach: Breach,
  tries: number,
  attempt: (smaller: Case) => Promise<Breach | null>,
): Promise<Shrunk> {
  const symptom = symptomOf(breach);
  let smallest = start;
  let smallestBreach = breach;
  let left = tries;
  for (let found = true; found;) {
    found = false;
    for (const smaller of smallest.smaller()) {
      if (left === 0) return { smallest, breach: smallestBreach };
      left -= 1;
      const broken = await attempt(smaller);
      if (broken === null || symptomOf(broken) !== symptom) continue;
      smallest = smaller;
      smallestBreach = broken;
      found = true;
      break;
    }
  }
  return { smallest, breach: smallestBreach };
}
