/** What came of a load test, read from the report that Artillery writes with `--output`. */
import { isRecord } from "../base/index.ts";
import { SCENARIO } from "./artillery-test.ts";
import type { LoadSettings } from "./settings.ts";

/** Times until the head of an answer, in milliseconds. */
export interface Latency {
  readonly min: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadResult {
  /** Requests that were sent, or could not be. */
  readonly requests: number;
  /** Those without a 2xx. */
  readonly failed: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many requests had no answer, by reason, such as ECONNREFUSED. */
  readonly errors: Readonly<Record<string, number>>;
  /** Of all answers; `null` when there was none. */
  readonly latencyMs: Latency | null;
  /** What was asked for and is not so, as sentences; none when all is well. */
  readonly broken: readonly string[];
  readonly ok: boolean;
}

/** @returns undefined when it is no report of a load test of ours. */
export function loadResult(
  report: unknown,
  { maxErrorPercent, p99Ms }: Pick<LoadSettings, "maxErrorPercent" | "p99Ms">,
): LoadResult | undefined {
  const aggregate = partOf(report, "aggregate");
  const counters = numbersIn(partOf(aggregate, "counters"));
  const requests = counters[`vusers.created_by_name.${SCENARIO}`];
  if (requests === undefined) return undefined;
  const failed = requests - (counters["vusers.completed"] ?? 0);
  const latencyMs = latencyIn(numbersIn(partOf(partOf(aggregate, "summaries"), "http.response_time")));
  const broken = [...tooManyErrors(failed, requests, maxErrorPercent), ...tooSlow(latencyMs, p99Ms)];
  return {
    requests,
    failed,
    statuses: below("http.codes.", counters),
    errors: errorsIn(counters),
    latencyMs,
    broken,
    ok: broken.length === 0,
  };
}

function tooManyErrors(failed: number, requests: number, maxErrorPercent: number): readonly string[] {
  const percent = (failed / requests) * 100;
  if (percent <= maxErrorPercent) return [];
  const limit = maxErrorPercent === 0 ? "" : `, which is ${percent.toFixed(2)} % and more than ${maxErrorPercent} %`;
  return [`${failed.toLocaleString("en-US")} of ${requests.toLocaleString("en-US")} requests failed${limit}`];
}

/** Not below the limit, or not there: the same rule as Artillery's `ensure`. */
function tooSlow(latencyMs: Latency | null, p99Ms: number | null): readonly string[] {
  if (p99Ms === null || (latencyMs !== null && latencyMs.p99 < p99Ms)) return [];
  return [latencyMs === null ? "there is no answer to time" : `p99 is ${latencyMs.p99} ms, and not below ${p99Ms} ms`];
}

/** Answers other than 2xx are counted as errors by our hook, and as what they are by their status. */
function errorsIn(counters: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(below("errors.", counters)).filter(([name]) => !/^HTTP \d+$/.test(name)));
}

function below(prefix: string, counters: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const found = Object.entries(counters).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, count]): [string, number] => [name.slice(prefix.length), count]));
}

function latencyIn({ min, mean, p50, p95, p99, max }: Readonly<Record<string, number>>): Latency | null {
  if (min === undefined || mean === undefined || p50 === undefined) return null;
  return p95 === undefined || p99 === undefined || max === undefined ? null : { min, mean, p50, p95, p99, max };
}

function partOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function numbersIn(value: unknown): Readonly<Record<string, number>> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.flatMap(([name, one]) => (typeof one === "number" ? [[name, one] as const] : [])));
}
