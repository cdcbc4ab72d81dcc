/* Fuzz a consumer */
export { fuzz, UnreachableConsumerError } from "./fuzz.ts";
export { DEFAULT_RUNS, DEFAULT_TIMEOUT_MS, type FuzzOptions } from "./plan.ts";
/* What comes of it */
export type { CheckResult, Failure, FuzzResult, Progress } from "./result.ts";
export type { Difference } from "./difference.ts";
/* What failed before */
export type { CorpusEntry, CorpusOutcome } from "./corpus.ts";
