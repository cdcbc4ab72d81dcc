/** What a run is going to do, decided before anything is sent. Wrong options end here, with an error that teaches. */
import { UsageError, type Clock, type Weight } from "../base/index.ts";
import { checks as allChecks, type Check, type Setup } from "../checks/index.ts";
import type { CaseRef, Diagnosis, Finding } from "../findings/index.ts";
import type { HubEndpoint } from "../hub/index.ts";
import type { CorpusEntry } from "./corpus-entry.ts";
import { formatPath, parsePath } from "./path.ts";
import type { Progress } from "./result.ts";

export interface FuzzOptions {
  /** The secret that the consumer expects. Without one, the checks of secrets are skipped. */
  readonly secret?: string | undefined;
  /** Where it travels: in `X-Webhook-Secret`, or as `secret` in the URL's query. Default: `header`. */
  readonly secretIn?: "header" | "query" | undefined;
  /** The URL that an in-process consumer sees. Default: `http://consumer.example/webhook`; a URL is its own. */
  readonly url?: string | undefined;
  /** What people write in comments, to make a consumer act that waits for certain words. Default: what they write every day. */
  readonly say?: readonly string[] | undefined;
  /**
   * Where the consumer's calls to the Hub come in. Default: what a consumer in this process sends to `hubOrigin` is answered
   * by a mock Hub; others are not seen.
   */
  readonly hubEndpoint?: HubEndpoint | undefined;
  /** Where a consumer in this process takes the Hub to be. Default: https://huggingface.co. */
  readonly hubOrigin?: string | undefined;
  /**
   * Random cases per check; checks that send many requests for a case run fewer. Default: 1,000, or as many as there is time
   * for if only `timeMs` is given.
   */
  readonly runs?: number | undefined;
  /**
   * How long the run may take, in milliseconds; what is under way then is ended in order. Default: 60,000, or as long as it
   * takes if only `runs` is given.
   */
  readonly timeMs?: number | undefined;
  /** How many cases may be under way at once. Default: 1, and more for a consumer that is slow. */
  readonly concurrency?: number | undefined;
  /** The most requests per second. Default: as many as the consumer answers. */
  readonly rate?: number | undefined;
  /** The part of the cases to run, such as `2/5`: the parts together are the whole run. Default: all. Needs `seed`. */
  readonly shard?: string | undefined;
  /** Decides every case: an integer. Default: the clock. */
  readonly seed?: number | undefined;
  /** Runs one case alone, such as `11:0:1`. Needs `seed`, and `checks` with the one check that it belongs to. */
  readonly path?: string | undefined;
  /** Cases to run before the one of `path`, such as `stays-up/4`. */
  readonly after?: readonly string[] | undefined;
  /** Failures of earlier runs and payloads written by hand, to be run first. */
  readonly corpus?: readonly CorpusEntry[] | undefined;
  /** Ids of the checks to run. Default: all. */
  readonly checks?: readonly string[] | undefined;
  /** Ids of checks to leave out. */
  readonly skip?: readonly string[] | undefined;
  /** How long an answer may take, in milliseconds. Default: 10,000, an assumption: the Hub's own limit is not known. */
  readonly timeoutMs?: number | undefined;
  /** Ends the run at the first finding. Default: false. */
  readonly bail?: boolean | undefined;
  /**
   * From which weight on findings fail the run; the others are advice. Default: all findings fail it, but for those on input
   * that ordinary frameworks fail, too.
   */
  readonly failOn?: Weight | undefined;
  /** Ends the run early, with what was found until then. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each case. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called when a new cause is found, as it is known then. */
  readonly onFinding?: ((finding: Finding<Diagnosis>) => void) | undefined;
  /** Default: the real clock. It is only asked for the time. */
  readonly clock?: Clock | undefined;
}

export const DEFAULT_RUNS = 1_000;

/** How long a run may take for which nobody said how long it is to be, in milliseconds. */
export const DEFAULT_TIME_MS = 60_000;

/** The Hub's own timeout is in no source; this one is generous to a consumer and bearable for a run. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** Case `k` belongs to the shard `k % of`. */
export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

export interface Plan {
  readonly seed: number;
  /** Random cases per check; infinite when only the time decides. */
  readonly runs: number;
  /** `null` when the number of runs decides. */
  readonly timeMs: number | null;
  /** How many cases may be under way at once; `null` to find out. */
  readonly concurrency: number | null;
  /** Requests per second; `null` for no limit. */
  readonly rate: number | null;
  readonly shard: Shard;
  readonly timeoutMs: number;
  readonly bail: boolean;
  readonly failOn: Weight | null;
  readonly checks: readonly Check[];
  readonly setup: Setup;
  /** The one case to run; `null` for all. */
  readonly path: readonly number[] | null;
  /** What to run before that. */
  readonly after: readonly CaseRef[];
  readonly corpus: readonly CorpusEntry[];
}

/**
 * @param url - Where the consumer listens.
 * @param nowMs - The seed, if the options give none.
 * @throws UsageError for options that can't work.
 */
export function planOf(options: FuzzOptions, url: string, nowMs: number): Plan {
  const {
    secret = "",
    secretIn = "header",
    runs = options.timeMs === undefined ? DEFAULT_RUNS : Infinity,
    timeMs = options.runs === undefined ? DEFAULT_TIME_MS : null,
    concurrency = null,
    rate = null,
    failOn = null,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    bail = false,
  } = options;
  if (runs !== Infinity) requireWhole("runs", runs, 0);
  if (timeMs !== null) requireWhole("timeMs", timeMs, 1);
  if (concurrency !== null) requireWhole("concurrency", concurrency, 1);
  requireRate(rate);
  requireWhole("timeoutMs", timeoutMs, 1);
  const seed = options.seed ?? Math.floor(nowMs % 2 ** 31);
  requireWhole("seed", seed, -(2 ** 31));
  const checks = chosenChecks(options);
  return {
    seed,
    runs,
    timeMs: options.path === undefined ? timeMs : null,
    concurrency,
    rate,
    failOn,
    shard: shardOf(options),
    timeoutMs,
    bail,
    checks,
    corpus: options.corpus ?? [],
    setup: { url, secret: secret === "" ? null : secret, secretIn, say: options.say ?? [] },
    path: options.path === undefined ? null : onlyPath(options.path, checks, options.seed),
    after: (options.after ?? []).map((text) => caseBefore(text, options, seed)),
  };
}

/** How many random cases a check gets, of all shards. */
export function runsOf({ share }: Check, { runs }: Pick<Plan, "runs">): number {
  return Math.ceil(runs * share);
}

/** Shards without a seed would each be parts of another run. */
function shardOf({ shard, seed, path }: FuzzOptions): Shard {
  if (shard === undefined || path !== undefined) return { index: 0, of: 1 };
  const [, index = 0, of = 0] = /^(\d+)\/(\d+)$/.exec(shard)?.map(Number) ?? [];
  if (index < 1 || index > of) {
    throw new UsageError(
      `Failed to read the shard "${shard}": it is not a valid shard. Give its number and how many there are, as in 2/5.`,
    );
  }
  if (seed !== undefined) return { index: index - 1, of };
  throw new UsageError(`Failed to run the shard ${shard}: it needs a seed. Give all shards the same one.`);
}

function chosenChecks({ checks: wanted, skip = [] }: FuzzOptions): readonly Check[] {
  const known = allChecks.map(({ id }) => id);
  const unknown = [...(wanted ?? []), ...skip].find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(
      `Failed to choose the check "${unknown}": no check has that name. Choose from: ${known.join(", ")}.`,
    );
  }
  const chosen = allChecks.filter(({ id }) => (wanted === undefined || wanted.includes(id)) && !skip.includes(id));
  if (chosen.length > 0) return chosen;
  throw new UsageError("Failed to choose the checks: all of them are skipped. Name at least one that is not.");
}

function onlyPath(path: string, chosen: readonly Check[], seed: number | undefined): readonly number[] {
  if (seed !== undefined && chosen.length === 1) return parsePath(path);
  throw new UsageError(
    `Failed to run the path "${path}" alone: it needs the seed and the one check that it was found with. ` +
      `Copy the whole command from the failure.`,
  );
}

/** A case to run before another, as `check/path`; a path alone is one of the same check. */
function caseBefore(text: string, { path, checks = [] }: FuzzOptions, seed: number): CaseRef {
  if (path === undefined) {
    throw new UsageError(`Failed to run "${text}" before the case: there is no case to run. Give its path, too.`);
  }
  const slash = text.indexOf("/");
  const check = slash === -1 ? (checks[0] ?? "") : text.slice(0, slash);
  if (!allChecks.some(({ id }) => id === check)) {
    throw new UsageError(
      `Failed to run "${text}" before the case: no check is called "${check}". Copy it from a failure.`,
    );
  }
  return { check, seed, path: formatPath(parsePath(text.slice(slash + 1))) };
}

function requireWhole(name: string, value: number, min: number): void {
  if (Number.isSafeInteger(value) && value >= min) return;
  throw new UsageError(`Failed to use ${name} = ${value}: expected a whole number of at least ${min}.`);
}

function requireRate(rate: number | null): void {
  if (rate === null || rate > 0) return;
  throw new UsageError(`Failed to use rate = ${rate}: expected a number of requests per second above 0.`);
}
