/** Shares the time of a run among its checks: each gets what its share is of those that are still to come. */
import type { Clock } from "../base/index.ts";
import type { Check } from "../checks/index.ts";
import type { Plan } from "./plan.ts";

/**
 * Starts the time of a run.
 * @returns What gives, for a check that begins now, whether its time is not over yet. Without a time limit it never is.
 */
export function timekeeper(
  { timeMs, checks }: Pick<Plan, "timeMs" | "checks">,
  clock: Clock,
): (check: Check) => () => boolean {
  if (timeMs === null) return () => () => true;
  const endMs = clock.nowMs() + timeMs;
  return (check) => {
    const nowMs = clock.nowMs();
    const left = checks.slice(checks.indexOf(check)).reduce((sum, { share }) => sum + share, 0);
    const untilMs = nowMs + (endMs - nowMs) * (check.share / left);
    return () => clock.nowMs() < untilMs;
  };
}
