/**
 * What the Hub's documentation leaves open about delivery, and what hubhook takes for true until somebody knows better.
 * The figures are the defaults of `DeliveryPolicy`, each can be set; the README's table is made from `deliveryAssumptions`.
 */
import type { Assumption } from "../base/index.ts";
import type { RateLimit } from "./rate-limit.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The Hub documents "1,000 triggers per 24 hours" for each webhook, and not how the 24 hours move:
 * we assume that they slide, so that each trigger is forgotten 24 hours after it came.
 */
export const RATE_LIMIT: RateLimit = { maxTriggers: 1_000, windowMs: 24 * HOUR_MS };

/**
 * The Hub documents that failed deliveries are retried "with backoff", and not how often or when. We assume the schedule of
 * the Standard Webhooks specification: the waits between the end of an attempt and the start of the next one.
 */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** The Hub does not document how long it waits for an answer. We assume 10 seconds, for the whole of it. */
export const TIMEOUT_MS: number = 10 * SECOND_MS;

/** The Hub does not document how long a Job that a webhook has started may take. We assume 30 minutes, if it does not say. */
export const JOB_TIMEOUT_MS: number = 30 * MINUTE_MS;

/**
 * The Hub documents that failed deliveries count towards the suspension of a webhook, and not how many it takes.
 * We assume 10 deliveries in a row that failed for good, all their retries included, with none delivered in between.
 */
export const SUSPEND_AFTER_FAILURES: number = 10;

/** The Hub does not document how much it keeps of the activity. We keep the newest 1,000 deliveries of each webhook. */
export const ACTIVITY_LIMIT: number = 1_000;

/** The Hub does not document how many deliveries it sends at once. We assume up to 64, in the order of their triggers. */
export const MAX_IN_FLIGHT: number = 64;

/** The Hub does not document what the API says of a replay that got no answer. We assume the status 0. */
export const REPLAY_STATUS_WITHOUT_ANSWER = 0;

/** What the API says of a replay that started a Job is not documented. We assume what a server would have answered. */
export const REPLAY_STATUS_OF_JOB = { taken: 200, failed: 500 } as const;

/** How deliveries are made. All of it can be set; the defaults are the assumptions above. */
export interface DeliveryPolicy {
  readonly rateLimit: RateLimit;
  /** The wait before each retry, in milliseconds; there are as many retries as waits. Empty: no retries. */
  readonly retryDelaysMs: readonly number[];
  /** How long a consumer may take to answer, in milliseconds of real time, whatever the clock. */
  readonly timeoutMs: number;
  /** How long a Job may take, in milliseconds of real time, unless its settings say. Then it is ended. */
  readonly jobTimeoutMs: number;
  /** How many deliveries in a row have to fail until the webhook is suspended. At least 1; Infinity: never. */
  readonly suspendAfterFailures: number;
  /** How many deliveries of each webhook the activity keeps. At least 1. */
  readonly activityLimit: number;
  /** How many requests are under way at the same time. At least 1. */
  readonly maxInFlight: number;
}

export const assumedPolicy: DeliveryPolicy = {
  rateLimit: RATE_LIMIT,
  retryDelaysMs: RETRY_DELAYS_MS,
  timeoutMs: TIMEOUT_MS,
  jobTimeoutMs: JOB_TIMEOUT_MS,
  suspendAfterFailures: SUSPEND_AFTER_FAILURES,
  activityLimit: ACTIVITY_LIMIT,
  maxInFlight: MAX_IN_FLIGHT,
};

const hours = (ms: number): string => `${ms / HOUR_MS} h`;

/** A length of time in its largest whole unit. */
function inWords(ms: number): string {
  if (ms % HOUR_MS === 0) return hours(ms);
  return ms % MINUTE_MS === 0 ? `${ms / MINUTE_MS} min` : `${ms / SECOND_MS} s`;
}

/** All assumptions about delivery; those without a name in capitals are ways to behave, not figures. */
export const deliveryAssumptions: readonly Assumption[] = [
  {
    name: "RATE_LIMIT",
    value: `${RATE_LIMIT.maxTriggers} triggers in a window of ${inWords(RATE_LIMIT.windowMs)} that slides`,
    meaning: "How many events a webhook is told of. More are kept in the activity as limited, and not sent.",
    basis: "The figures are documented. How the window moves, and what becomes of the rest, is not.",
  },
  {
    name: "RETRY_DELAYS_MS",
    value: RETRY_DELAYS_MS.map(inWords).join(", "),
    meaning: "The wait before each retry of a failed delivery.",
    basis: "Retries with backoff are documented. The schedule is that of the Standard Webhooks specification.",
  },
  {
    name: "TIMEOUT_MS",
    value: inWords(TIMEOUT_MS),
    meaning: "How long a consumer may take for its whole answer.",
    basis: "Not documented. The Standard Webhooks specification recommends 15 to 30 s; shorter finds slow consumers.",
  },
  {
    name: "JOB_TIMEOUT_MS",
    value: inWords(JOB_TIMEOUT_MS),
    meaning: "How long a Job that a webhook starts may take, unless its settings say.",
    basis: "Not documented.",
  },
  {
    name: "SUSPEND_AFTER_FAILURES",
    value: String(SUSPEND_AFTER_FAILURES),
    meaning: "How many deliveries in a row must fail, retries included, until the webhook is suspended.",
    basis: "That failures suspend a webhook is documented, the number is not.",
  },
  {
    name: "ACTIVITY_LIMIT",
    value: String(ACTIVITY_LIMIT),
    meaning: "How many deliveries of each webhook the activity keeps.",
    basis: "Not documented.",
  },
  {
    name: "MAX_IN_FLIGHT",
    value: String(MAX_IN_FLIGHT),
    meaning: "How many requests are under way at the same time.",
    basis: "That deliveries come in any order is documented, how many come at once is not.",
  },
  {
    name: "REPLAY_STATUS_WITHOUT_ANSWER",
    value: String(REPLAY_STATUS_WITHOUT_ANSWER),
    meaning: "What the API answers as the status of a replay that got no answer.",
    basis: "That it answers with the consumer's status is documented.",
  },
  {
    name: "REPLAY_STATUS_OF_JOB",
    value: `${REPLAY_STATUS_OF_JOB.taken} if it ended with 0, else ${REPLAY_STATUS_OF_JOB.failed}`,
    meaning: "What the API answers as the status of a replay that started a Job.",
    basis: "Not documented.",
  },
  {
    name: "what a Job is",
    value: "one attempt",
    meaning: "A Job that ends with another exit code than 0 is a failed attempt, retried as a failed request is.",
    basis: "That a Job is started, and what it is told, is documented.",
  },
  {
    name: "what counts",
    value: "triggers only",
    meaning: "Retries and replays do not count against the rate limit.",
    basis: "The documentation speaks of triggers.",
  },
  {
    name: "where a retry goes",
    value: "the webhook's URL and secret of that moment",
    meaning: "A retry after a change of the webhook takes the new settings, as a replay does.",
    basis: "Documented for replays; for retries from a third party's observation.",
  },
  {
    name: "retries of a disabled webhook",
    value: "not sent",
    meaning: "A delivery whose turn comes while its webhook is disabled or suspended fails.",
    basis: "Not documented.",
  },
  {
    name: "replay",
    value: "one attempt",
    meaning: "A replay is not retried, works while the webhook is disabled, and is one more attempt of its delivery.",
    basis: "The same Webhook-Id is documented, and that the answer's status comes back. The rest is not.",
  },
  {
    name: "partial update",
    value: "refused",
    meaning: "An update through the API must name what is watched and the domains; URL and secret stay if left out.",
    basis:
      "The Hub's OpenAPI document requires both. HF's Python client sends an empty list when the caller gave none.",
  },
  {
    name: "owner's name",
    value: "users and organizations share it",
    meaning: "A watched user or organization is found by its name alone, since payloads hold no owner's name or type.",
    basis: "Names are unique over both on the Hub.",
  },
];
