/* Fuzz a consumer */
export { fuzz } from "./fuzz.ts";
export { UnreachableConsumerError } from "./probe.ts";
export type { FuzzOptions } from "./fuzz-options.ts";
export { DEFAULT_RUNS, DEFAULT_TIME_MS, DEFAULT_TIMEOUT_MS, planOf, type Plan, type Shard } from "./plan.ts";
/* What comes of it */
export type { CheckResult, FuzzResult, Progress } from "./result.ts";
export { failsRun } from "./fails-run.ts";
export { LEAST_REQUESTS } from "./wear.ts";
export { isHardening } from "./is-hardening.ts";
export { hasFailed, reportsOf, type CheckReport } from "./reports-of.ts";
/* The same as events, for those who run cases elsewhere */
export { observerOf, requireJudged, runEvents } from "./fuzz.ts";
export type { CoverageProbe } from "./guide.ts";
export { rehearse } from "./rehearsal.ts";
export type { Resume, RunContext } from "./run-context.ts";
export type { CaseJudged, LeftOut, RunEvent } from "./run-event.ts";
export { foldOf, type Fold } from "./fold.ts";
export { caseOf, casesOf, placeOf, type Case } from "./case.ts";
export { aloneIn } from "./replay-alone.ts";
/* A case that took its engine with it */
export { diagnoseLost, lostFailure, type Loss } from "./lost-case.ts";
export { silences, type Silences } from "./silences.ts";
export { runCases, type FreshOptions, type RunElsewhere } from "./fresh.ts";
/* What failed before */
export type { CorpusEntry, CorpusOutcome } from "./corpus-entry.ts";
