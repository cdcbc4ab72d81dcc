/** Whether a failure is advice: ordinary frameworks have it, too, when they are used as usual. */
import type { Failure, Trial } from "../checks/index.ts";

/** An answer that is an error is all that is excused: who hangs up, hangs or would end its process does more than that. */
export function isHardening(trial: Trial, { symptom, exchange, isHardening }: Failure): boolean {
  if (isHardening === true) return true;
  if (trial.isHardening !== true) return false;
  return symptom === "failed" || (exchange.kind === "unanswered" && exchange.reason === "threw");
}
