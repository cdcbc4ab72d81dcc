/* One delivery: its request, its state */
export { deliveryRequest, type DeliveryTarget } from "./delivery-request.ts";
export {
  step,
  type AttemptCause,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryEffect,
  type DeliveryEvent,
  type DeliveryStep,
} from "./delivery.ts";
export { isTaken, type AttemptOutcome } from "./outcome.ts";
/* A Job in place of a request */
export { jobStart } from "./job-start.ts";
/* Webhooks: their settings, and all of them */
export { checkSettings, WebhookSettingsError } from "./check-settings.ts";
export { jobIdOf, type Destination, type NamedDestination } from "./destination.ts";
export type { Domain, NamedSettings, WebhookChanges, WebhookState, WebhookSettings } from "./webhook.ts";
export { UnknownWebhookError, webhookCollection, type Webhooks } from "./webhooks.ts";
/* What makes deliveries happen, and what they leave behind */
export { createCourier, UnknownDeliveryError, type Courier, type CourierParts } from "./courier.ts";
export type { ActivityPage, ActivityStore } from "./activity.ts";
/* Where that is kept */
export { memoryStore, type DeliveryStore, type WebhookStore } from "./store/store.ts";
export { memoryActivity } from "./store/memory-activity.ts";
export { sqliteStore } from "./store/sqlite-store.ts";
export { rateLimiter, type RateDecision, type RateLimit, type RateLimiter, type Usage } from "./rate-limit.ts";
/* What the Hub leaves open */
export {
  ACTIVITY_LIMIT,
  assumedPolicy,
  deliveryAssumptions,
  JOB_TIMEOUT_MS,
  MAX_IN_FLIGHT,
  RATE_LIMIT,
  REPLAY_STATUS_OF_JOB,
  REPLAY_STATUS_WITHOUT_ANSWER,
  RETRY_DELAYS_MS,
  SUSPEND_AFTER_FAILURES,
  TIMEOUT_MS,
  type DeliveryPolicy,
} from "./assumptions.ts";
