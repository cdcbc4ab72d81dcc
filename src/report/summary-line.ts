/** A whole run in one sentence or two. */
import { countOf } from "./count.ts";
import type { JsonResult } from "./json.ts";

export interface Summary {
  /** Whether the promises were kept, or how many were not. */
  readonly verdict: string;
  /** How much was tried, in what time, with which seed, on whom. */
  readonly facts: string;
}

export function summaryOf({ checks, seed, durationMs, consumer, ok }: JsonResult): Summary {
  const ran = checks.filter(({ status }) => status !== "skipped");
  const failed = ran.filter(({ status }) => status === "failed");
  const cases = ran.reduce((sum, check) => sum + (check.status === "skipped" ? 0 : check.cases), 0);
  const leftOut = ran.reduce((sum, check) => sum + (check.status === "skipped" ? 0 : check.leftOut), 0);
  const causes = failed.reduce((sum, check) => sum + (check.status === "failed" ? check.failures.length : 0), 0);
  const skipped = checks.length - ran.length;
  const verdict = ok
    ? `All promises kept: ${countOf(ran.length, "check")}`
    : `${failed.length} of ${countOf(ran.length, "promise")} broken, ${countOf(causes, "cause")}`;
  const seconds = (durationMs / 1000).toFixed(1);
  return {
    verdict: `${verdict}${skipped === 0 ? "" : `, ${skipped} skipped`}`,
    facts: `${countOf(cases, "case")}${leftOut === 0 ? "" : ` (${leftOut.toLocaleString("en-US")} left out)`} in ${seconds} s, seed ${seed}, ${consumer}`,
  };
}
