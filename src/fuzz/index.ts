/* Fuzz a consumer */
export { fuzz, fuzzWithScouts } from "./fuzz.ts";
export { UnreachableConsumerError } from "./greeting.ts";
export { DEFAULT_RUNS, DEFAULT_TIMEOUT_MS, type FuzzOptions, type Shard } from "./plan.ts";
/* What comes of it */
export type { CheckResult, Failure, FuzzResult, Progress } from "./result.ts";
export type { Difference } from "./difference.ts";
/* Run cases elsewhere first */
export { scout, type ScoutOptions } from "./scout.ts";
export type { Scouting } from "./foreknown.ts";
/* What failed before */
export type { CorpusEntry, CorpusOutcome } from "./corpus-entry.ts";
