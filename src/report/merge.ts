/** Several results as one: the shards of a run, brought together again. */
import { isRecord, UsageError } from "../base/index.ts";
import type { JsonCheck, JsonFailure, JsonResult } from "./json.ts";

/**
 * The result of the whole run that the given ones are shards of. A cause that several of them met is told once, by the one
 * that met it in the earliest case.
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
  const ids = [...new Set(results.flatMap(({ checks }) => checks.map(({ id }) => id)))];
  const checks = ids.map((id) => mergeChecks(results.flatMap((one) => one.checks.filter((check) => check.id === id))));
  return {
    ...first,
    durationMs: Math.max(...results.map(({ durationMs }) => durationMs)),
    hint: results.find(({ hint }) => hint !== null)?.hint ?? null,
    corpus: results.flatMap(({ corpus = [] }) => corpus),
    ok: checks.every(({ status }) => status !== "failed"),
    checks,
  };
}

function mergeChecks(all: readonly JsonCheck[]): JsonCheck {
  const [skipped] = all;
  const ran = all.flatMap((check) => (check.status === "skipped" ? [] : [check]));
  const [one] = ran;
  if (one === undefined) {
    if (skipped === undefined)
      throw new TypeError("Failed to merge a check that is nowhere. This is a bug in hubhook.");
    return skipped;
  }
  const { id, promise } = one;
  const cases = ran.reduce((sum, check) => sum + check.cases, 0);
  const durationMs = ran.reduce((sum, check) => sum + check.durationMs, 0);
  const broken = ran.flatMap((check) => (check.status === "failed" ? [check] : []));
  if (broken.length === 0) return { id, promise, status: "passed", cases, durationMs };
  const furtherCases = broken.reduce((sum, check) => sum + check.furtherCases, 0);
  const failures = mergeFailures(broken.flatMap((check) => check.failures));
  return { id, promise, status: "failed", cases, durationMs, failures, furtherCases };
}

function mergeFailures(all: readonly JsonFailure[]): readonly JsonFailure[] {
  const inOrder = all.toSorted((a, b) => caseOf(a) - caseOf(b));
  return [...Map.groupBy(inOrder, causeOf).values()].flatMap((same) => {
    const [told] = same;
    if (told === undefined) return [];
    const names = same.flatMap(({ edgeCase, alsoWith }) => [...(edgeCase === null ? [] : [edgeCase]), ...alsoWith]);
    const alsoWith = [...new Set(names)].filter((name) => name !== told.edgeCase);
    return [{ ...told, cases: same.reduce((sum, { cases }) => sum + cases, 0), alsoWith }];
  });
}

/** What the consumer did, and the places of the payload, if they decide. */
function causeOf({ symptom, response, decides, differences }: JsonFailure): string {
  const deciding = decides === "payload" ? (differences ?? []) : [];
  const places = deciding.map(({ kind, pointer }) => `${kind} ${pointer}`).toSorted();
  return JSON.stringify([symptom, response?.status ?? null, places]);
}

function caseOf({ path }: JsonFailure): number {
  return Number(path.split(":")[0]);
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
  if (check["status"] === "skipped") return typeof check["reason"] === "string";
  if (typeof check["cases"] !== "number" || typeof check["durationMs"] !== "number") return false;
  if (check["status"] === "passed") return true;
  return check["status"] === "failed" && Array.isArray(check["failures"]) && check["failures"].every(isRecord);
}
