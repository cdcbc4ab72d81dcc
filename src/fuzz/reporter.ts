/** Under which check a failure is reported: its own, or the one that says best what is wrong. */
import type { Check, Failure } from "../checks/index.ts";

/** @param isSpoiling - Whether the consumer fails what it accepted before, from then on. */
export type Reporter = (failure: Failure, own: Check, isSpoiling?: boolean) => Check;

/** @param chosen - The checks of the run; a symptom that none of them claims stays with its own. */
export function reporterIn(chosen: readonly Check[]): Reporter {
  const claims = chosen.flatMap((check) => check.claims.map((symptom) => [symptom, check] as const));
  const claimants = new Map(claims.toReversed()); // the first that claims a symptom has it
  return ({ symptom, isOwn }, own, isSpoiling = false) => {
    if (isOwn === true) return own;
    if (isSpoiling) return claimants.get("gone") ?? own;
    return claimants.get(symptom) ?? own;
  };
}
