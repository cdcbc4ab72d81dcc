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
/* Webhooks: their settings, and all of them */
export { checkSettings, WebhookSettingsError } from "./check-settings.ts";
export type { Domain, WebhookState, WebhookSettings } from "./webhook.ts";
export { UnknownWebhookError, webhookCollection, type Webhooks } from "./webhooks.ts";
/* What makes deliveries happen, and what they leave behind */
export { createCourier, UnknownDeliveryError, type Courier, type CourierParts } from "./courier.ts";
export { memoryActivity, type ActivityPage, type ActivityStore } from "./activity.ts";
export { rateLimiter, type RateDecision, type RateLimit, type RateLimiter, type Usage } from "./rate-limit.ts";
/* What the Hub leaves open */
export {
  ACTIVITY_LIMIT,
  assumedPolicy,
  deliveryAssumptions,
  MAX_IN_FLIGHT,
  RATE_LIMIT,
  REPLAY_STATUS_WITHOUT_ANSWER,
  RETRY_DELAYS_MS,
  SUSPEND_AFTER_FAILURES,
  TIMEOUT_MS,
  type DeliveryPolicy,
} from "./assumptions.ts";
