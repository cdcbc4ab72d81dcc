/** Several results as one: the shards of a run, brought together again. */
import { isRecord, UsageError } from "../base/index.ts";
import { inOrder, merge, type Evidence } from "../findings/index.ts";
import { together, type Reach } from "../reach/index.ts";
import { hasFailed, reportsOf } from "../fuzz/index.ts";
import { jsonFailure, type JsonCheck, type JsonDiagnosis, type JsonResult } from "./json.ts";

/**
 * The result of the whole run that the given ones are shards of.
 * @throws UsageError for none at all, and for results of runs that differ in their seed or number of cases.
 */
export function mergeResults(results: readonly JsonResult[]): JsonResult {
  const [first, ...others] = results;
  if (first === undefined) throw new UsageError("Failed to merge: there is no result. Name at least one file.");
  for (const key of ["seed", "runs"] as const) {
    const odd = others.find((other) => other[key] !== first[key]);
    if (odd === undefined) continue;
    throw new UsageError(
      `Failed to merge: one run has ${key} ${first[key]}, another ${odd[key]}. ` +
        `Merge the shards of one run: all with the same --seed and --runs.`,
    );
  }
  const failOn = first.failOn ?? null;
  const order = [...new Set(results.flatMap(({ checks }) => checks.map(({ id }) => id)))];
  const evidence = results.map(evidenceOf).reduce(merge, []);
  const reports = reportsOf(evidence, order, failOn);
  const checks = order.map((id): JsonCheck => {
    const parts = results.flatMap((result) => result.checks.filter((check) => check.id === id));
    const report = reports.get(id);
    const ran = sumOf(parts);
    const [part] = parts;
    if (report === undefined || part === undefined)
      throw new TypeError(`Failed to merge ${id}. This is a bug in hubhook.`);
    const advice = report.advice.map((finding) => jsonFailure(finding));
    const counts = { id, promise: part.promise, ...ran, advice };
    if (hasFailed(report))
      return {
        ...counts,
        ...report,
        status: "failed",
        failures: report.failures.map((finding) => jsonFailure(finding)),
        advice,
      };
    const isSkipped = parts.every(({ status }) => status === "skipped");
    return isSkipped && part.status === "skipped" ? { ...part, ...ran } : { ...counts, status: "passed" };
  });
  return {
    ...first,
    durationMs: Math.max(...results.map(({ durationMs }) => durationMs)),
    hint: results.find(({ hint }) => hint !== null)?.hint ?? null,
    notes: [...new Set(results.flatMap(({ notes = [] }) => notes))],
    reach: results.every(({ reach }) => reach == null)
      ? null
      : results.reduce<Reach>((all, { reach }) => together(all, reach ?? []), []),
    requests: results.reduce((sum, { requests = 0 }) => sum + requests, 0),
    corpus: results.flatMap(({ corpus = [] }) => corpus),
    failOn,
    ok: checks.every(({ status }) => status !== "failed"),
    checks,
    evidence: inOrder(evidence),
  };
}

/** A result that keeps no evidence has its findings for it. */
function evidenceOf({ checks, evidence }: JsonResult): Evidence<JsonDiagnosis> {
  if (evidence !== undefined) return evidence;
  const reported = checks.flatMap((check) => {
    if (check.status === "skipped") return [];
    return check.status === "failed" ? [...check.failures, ...check.advice] : check.advice;
  });
  return reported.map((failure) => {
    const { check, foundBy, key, event, edgeCase, isHardening, cases, alsoWith } = failure;
    return { check, foundBy, key, event, edgeCase, isHardening, depth: 1, names: alsoWith, cases, entries: [failure] };
  });
}

function sumOf(parts: readonly JsonCheck[]): Pick<JsonCheck, "cases" | "inconclusive" | "leftOut" | "durationMs"> {
  const sum = (key: "cases" | "inconclusive" | "leftOut" | "durationMs"): number =>
    parts.reduce((total, part) => total + part[key], 0);
  return {
    cases: sum("cases"),
    inconclusive: sum("inconclusive"),
    leftOut: sum("leftOut"),
    durationMs: sum("durationMs"),
  };
}

/** Whether a JSON value is the result of a run, as far as reports rely on it. */
export function isJsonResult(value: unknown): value is JsonResult {
  if (!isRecord(value) || !Array.isArray(value["checks"])) return false;
  const checks: readonly unknown[] = value["checks"];
  return (
    typeof value["seed"] === "number" &&
    typeof value["runs"] === "number" &&
    typeof value["durationMs"] === "number" &&
    typeof value["consumer"] === "string" &&
    checks.every(isCheck)
  );
}

function isCheck(check: unknown): boolean {
  if (!isRecord(check) || typeof check["id"] !== "string" || typeof check["promise"] !== "string") return false;
  const counts = ["cases", "inconclusive", "leftOut", "durationMs"];
  if (!counts.every((key) => typeof check[key] === "number")) return false;
  if (check["status"] === "skipped") return typeof check["reason"] === "string";
  if (!areDiagnoses(check["advice"])) return false;
  if (check["status"] === "passed") return true;
  return check["status"] === "failed" && areDiagnoses(check["failures"]) && Array.isArray(check["reportedBy"]);
}

function areDiagnoses(list: unknown): boolean {
  return Array.isArray(list) && list.every((item) => isRecord(item) && typeof item["title"] === "string");
}
