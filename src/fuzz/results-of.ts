/** From the evidence of a run to the results of its checks. */
import type { Diagnosis, Evidence } from "../findings/index.ts";
import { NO_COUNTS, whyNotPassed, type CheckCounts } from "./check-counts.ts";
import type { Plan } from "./plan.ts";
import { hasFailed, reportsOf } from "./reports-of.ts";
import type { CheckResult } from "./result.ts";

export function resultsOf(
  { checks, failOn }: Pick<Plan, "checks" | "failOn">,
  counts: ReadonlyMap<string, CheckCounts>,
  evidence: Evidence<Diagnosis>,
): readonly CheckResult[] {
  const reports = reportsOf(
    evidence,
    checks.map(({ id }) => id),
    failOn,
  );
  return checks.map(({ id, promise, inconclusiveReason }): CheckResult => {
    const own = counts.get(id) ?? NO_COUNTS;
    const { cases, inconclusive, durationMs } = own;
    const leftOut = Object.values(own.leftOut).reduce((sum, count) => sum + count, 0);
    const report = reports.get(id);
    const ran = { id, promise, cases, inconclusive, leftOut, durationMs, advice: report?.advice ?? [] };
    if (report !== undefined && hasFailed(report)) return { ...ran, ...report, status: "failed" };
    const reason = ran.advice.length > 0 ? null : whyNotPassed(own, inconclusiveReason);
    if (reason === null) return { ...ran, status: "passed" };
    return { id, promise, status: "skipped", reason, cases, inconclusive, leftOut, durationMs };
  });
}
