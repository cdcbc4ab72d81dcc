/** The result of a check in words that all reports share. */
import { unreachable } from "../base/index.ts";
import { countOf } from "./count.ts";
import type { JsonCheck } from "./json.ts";

type Failed = Extract<JsonCheck, { readonly status: "failed" }>;
type Ran = Exclude<JsonCheck, { readonly status: "skipped" }>;

/** @example "2 failures in 1,011 cases" */
export function checkWords(check: JsonCheck): string {
  switch (check.status) {
    case "passed":
      return `${casesOf(check)}${adviceOf(check)}`;
    case "skipped":
      return `skipped: ${check.reason}`;
    case "failed":
      return `${failuresOf(check)} in ${casesOf(check)}${adviceOf(check)}`;
    default:
      return unreachable(check);
  }
}

/** @example "2 failures", or where to look for them. */
export function failuresOf({ failures, reportedBy, furtherCases }: Failed): string {
  if (failures.length > 0) return countOf(failures.length, "failure");
  return reportedBy.length > 0 ? `fails as ${reportedBy.join(", ")} does` : countOf(furtherCases, "failing case");
}

/** @example "1,011 cases, 20 left out" */
export function casesOf({ cases, leftOut }: Ran): string {
  return `${countOf(cases, "case")}${leftOut === 0 ? "" : `, ${leftOut.toLocaleString("en-US")} left out`}`;
}

/** What was counted and not looked into; `null` if all was. */
export function furtherWords({ failures, furtherCases }: Failed): string | null {
  if (furtherCases === 0) return null;
  return failures.length === 0
    ? `${countOf(furtherCases, "failing case")} not looked into: fix what the other checks report first.`
    : `${countOf(furtherCases, "further failing case")} not looked into: fix these first.`;
}

function adviceOf({ advice }: Ran): string {
  return advice.length === 0 ? "" : `, ${advice.length} advice`;
}
