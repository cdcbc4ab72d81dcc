/** What a run is going to do, decided before anything is sent. Wrong options end here, with an error that teaches. */
import { setTimeout as pause } from "node:timers/promises";
import { possibleAim } from "../arbitraries/index.ts";
import { UnableError, UsageError, type Weight } from "../base/index.ts";
import { checks as allChecks, type Check, type Setup } from "../checks/index.ts";
import type { CaseRef } from "../findings/index.ts";
import type { CorpusEntry } from "./corpus-entry.ts";
import type { FuzzOptions } from "./fuzz-options.ts";
import { countOf } from "../reach/index.ts";
import { calling, callingNow } from "./own-code.ts";
import { formatPath, parsePath, type Path } from "./path.ts";

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
  /** Those to run. */
  readonly checks: readonly Check[];
  /** Those that there are. */
  readonly known: readonly Check[];
  readonly setup: Setup;
  /** The one case to run, or the payload to try; `null` for all. */
  readonly alone: { readonly path: Path } | { readonly payload: unknown } | null;
  /** What to run before that. */
  readonly after: readonly CaseRef[];
  readonly corpus: readonly CorpusEntry[];
}

/**
 * @param url - Where the consumer listens.
 * @param nowMs - The seed, if the options give none.
 * @param own - Checks of the user's own beside those that the options give to run.
 * @throws UsageError for options that can't work.
 */
export function planOf(options: FuzzOptions, url: string, nowMs: number, own: readonly Check[] = []): Plan {
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
  const known = knownChecks(options, own);
  const checks = chosenChecks(options, known);
  const alone = onlyCase(options, checks);
  return {
    seed,
    runs,
    timeMs: alone === null ? timeMs : null,
    concurrency,
    rate,
    failOn,
    shard: shardOf(options),
    timeoutMs,
    bail,
    checks,
    known,
    corpus: options.corpus ?? [],
    setup: {
      url,
      secret: secret === "" ? null : secret,
      secretIn,
      aim: possibleAim(options),
      world: worldIn(options),
      snapshot: snapshotIn(options),
    },
    alone,
    after: (options.after ?? []).map((text) => caseBefore(text, options, { seed, known })),
  };
}

/** How many random cases a check gets, of all shards. */
export function runsOf(check: Check, { runs, setup }: Pick<Plan, "runs" | "setup">): number {
  return Math.ceil(runs * shareOf(check, setup));
}

/** How many random cases a check gets for each that is asked for. */
export function shareOf({ share, exploration }: Check, { aim }: Setup): number {
  return countOf(aim.words) === 0 ? share : share * exploration;
}

function worldIn({ world }: FuzzOptions): Setup["world"] {
  return world && ((hub) => callingNow("put into the Hub what `world` says", () => world(hub)));
}

function snapshotIn({ snapshot, timeoutMs = DEFAULT_TIMEOUT_MS }: FuzzOptions): Setup["snapshot"] {
  if (snapshot === undefined) return undefined;
  return () => calling("take a snapshot of the consumer", () => withinMs(timeoutMs, snapshot()));
}

/** @throws UnableError when it takes longer. */
async function withinMs(ms: number, work: unknown): Promise<unknown> {
  const giveUp = new AbortController();
  const late = pause(ms, undefined, { signal: giveUp.signal }).then(() => {
    throw new UnableError(`Failed to take a snapshot of the consumer: it took longer than ${ms / 1_000} s.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    giveUp.abort();
  }
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

/** hubhook's checks, and the user's own. @throws UsageError for two of the same name. */
function knownChecks({ checks = [] }: FuzzOptions, own: readonly Check[]): readonly Check[] {
  const given = checks.filter((check) => typeof check !== "string");
  const known = [...new Set([...allChecks, ...own, ...given])];
  const twice = known.find(({ id }, nth) => known.findIndex((other) => other.id === id) !== nth);
  const strange = known.find(({ id }) => !/^[a-z][a-z0-9-]*$/.test(id));
  if (strange !== undefined) {
    throw new UsageError(
      `Failed to use the check "${strange.id}": its id can't stand in --checks. Write it in kebab-case, as in answers-json.`,
    );
  }
  if (twice === undefined) return known;
  throw new UsageError(
    `Failed to use the check "${twice.id}": another one has that name already. Give yours an id of its own.`,
  );
}

function idOf(check: Check | string): string {
  return typeof check === "string" ? check : check.id;
}

function chosenChecks({ checks, skip = [], snapshot }: FuzzOptions, all: readonly Check[]): readonly Check[] {
  const wanted = checks?.map(idOf);
  const known = all.map(({ id }) => id);
  const unknown = [...(wanted ?? []), ...skip].find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(
      `Failed to choose the check "${unknown}": no check has that name. Choose from: ${known.join(", ")}.`,
    );
  }
  const isWanted = ({ id, needsSnapshot }: Check): boolean =>
    wanted === undefined ? !needsSnapshot || snapshot !== undefined : wanted.includes(id);
  const chosen = all.filter((check) => isWanted(check) && !skip.includes(check.id));
  if (chosen.length > 0) return chosen;
  throw new UsageError("Failed to choose the checks: all of them are skipped. Name at least one that is not.");
}

function onlyCase({ path, payload, seed }: FuzzOptions, chosen: readonly Check[]): Plan["alone"] {
  if (payload !== undefined) {
    if (chosen.length === 1 && chosen[0]?.trialOf !== null) return { payload };
    const able = allChecks.filter(({ trialOf }) => trialOf !== null).map(({ id }) => id);
    throw new UsageError(
      `Failed to try one payload: it needs the one check to try it for. Choose it with --checks from: ${able.join(", ")}.`,
    );
  }
  if (path === undefined) return null;
  if (seed !== undefined && chosen.length === 1) return { path: parsePath(path) };
  throw new UsageError(
    `Failed to run the path "${path}" alone: it needs the seed and the one check that it was found with. ` +
      `Copy the whole command from the failure.`,
  );
}

/** A case to run before another, as `check/path`; a path alone is one of the same check. */
function caseBefore(
  text: string,
  { path, checks: [chosen = ""] = [] }: FuzzOptions,
  { seed, known }: Pick<Plan, "seed" | "known">,
): CaseRef {
  if (path === undefined) {
    throw new UsageError(`Failed to run "${text}" before the case: there is no case to run. Give its path, too.`);
  }
  const slash = text.indexOf("/");
  const check = slash === -1 ? idOf(chosen) : text.slice(0, slash);
  if (!known.some(({ id }) => id === check)) {
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
