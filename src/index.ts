/**
 * hubhook: a test harness and payload simulator for Hugging Face Hub webhooks.
 * What is exported here is what a user of the package sees.
 */

/* Fuzz a handler, and tell what broke */
export { fuzz, UnreachableConsumerError } from "./fuzz/index.ts";
export type { CheckResult, CorpusEntry, CorpusOutcome, FuzzOptions, FuzzResult, Progress } from "./fuzz/index.ts";
export type { CaseRef, Cause, Diagnosis, Evidence, Finding, FindingKind } from "./findings/index.ts";
export {
  formatResult,
  formatJsonResult,
  githubAnnotations,
  htmlReport,
  jsonReport,
  jsonResult,
  junitReport,
  markdownSummary,
  mergeResults,
  pytestFile,
  reports,
  sarifReport,
  vitestFile,
} from "./report/index.ts";
export type {
  EmitOptions,
  FormatOptions,
  JsonCheck,
  JsonDiagnosis,
  JsonFailure,
  JsonOptions,
  JsonResult,
  Report,
  Subject,
  TextOptions,
} from "./report/index.ts";

/* What a project says once, in hubhook.config.ts */
export { defineConfig } from "./config/index.ts";
export type { FuzzSettings, HubhookConfig, RunningConsumer, ServeSettings } from "./config/index.ts";

/* Checks of one's own */
export {
  checks,
  defineCheck,
  delivered,
  failure,
  INCONCLUSIVE,
  KEPT,
  mustAccept,
  mustRefuse,
  mustSurvive,
} from "./checks/index.ts";
export type {
  Check,
  Driver,
  Expectation,
  Failure,
  Judge,
  NamedTrials,
  Outcome,
  Setup,
  Symptom,
  Trial,
} from "./checks/index.ts";

/* A load test's requests, for Artillery or anything else that sends them */
export { loadHooks, loadRequest } from "./load/index.ts";
export type { LoadCase, LoadHooks, LoadPlan, LoadRequest, LoadSource } from "./load/index.ts";

/* A mock Hub that delivers */
export { createHub } from "./hub/index.ts";
export type * from "./hub/index.ts";
export { assumedPolicy, deliveryAssumptions, memoryStore, sqliteStore } from "./delivery/index.ts";
export type {
  AttemptOutcome,
  Delivery,
  DeliveryAttempt,
  DeliveryPolicy,
  DeliveryStore,
  RateLimit,
  Usage,
} from "./delivery/index.ts";

/* Payloads: parse them, name them, narrow them */
export {
  eventNameOf,
  eventNames,
  fallbackEvent,
  formatIssue,
  isEvent,
  isEventName,
  parsePayload,
  parseSettings,
} from "./payload/index.ts";
export type * from "./payload/index.ts";

/* Payloads out of thin air, for property tests */
export {
  arbitraryFor,
  deliveryPlan,
  edgeCase,
  edgeCases,
  faultyPayload,
  futurePayload,
  nearMiss,
  nearMisses,
  history,
  payload,
  plainPayload,
  rawBodies,
  rawBody,
  secret,
  story,
} from "./arbitraries/index.ts";
export type * from "./arbitraries/index.ts";

/* What its sources compare with */
export { readWords, wordsOf } from "./reach/index.ts";
export type { FoundWords, ReadWordsOptions, Word, Words } from "./reach/index.ts";

/* The app under test, whatever it is */
export {
  commandConsumer,
  fetchConsumer,
  moduleConsumer,
  mswConsumer,
  nodeConsumer,
  toConsumer,
  urlConsumer,
} from "./consumer/index.ts";
export type * from "./consumer/index.ts";

/* Time and errors */
export { HubhookError, realClock, UnableError, UsageError, virtualClock } from "./base/index.ts";
export type * from "./base/index.ts";
