/**
 * One delivery, from its trigger to its outcome, as a state machine: what happened comes in, the next state and what to do
 * about it go out. No clock and no network in here; `courier.ts` has both.
 */
import { unreachable } from "../base/index.ts";
import { eventNameOf, type AnyPayload } from "../payload/index.ts";
import type { DeliveryPolicy } from "./assumptions.ts";
import { isTaken, type AttemptOutcome } from "./outcome.ts";
import type { RateDecision } from "./rate-limit.ts";

/** Why an attempt was made. */
export type AttemptCause = "first" | "retry" | "replay";

export interface DeliveryAttempt {
  readonly cause: AttemptCause;
  /** In epoch milliseconds. */
  readonly startedAtMs: number;
  readonly exchange: AttemptOutcome;
}

interface DeliveryBase {
  /** Its `Webhook-Id`: 24 lower-case hex digits, the same for each attempt. */
  readonly id: string;
  /** The webhook that was triggered. */
  readonly webhookId: string;
  /** The event's name, such as "repo.content:update". */
  readonly event: string;
  readonly payload: AnyPayload;
  /** When it was triggered, in epoch milliseconds. */
  readonly triggeredAtMs: number;
  /** The number of the API call that raised its event; `null` if somebody raised it by hand. */
  readonly raisedBy: number | null;
  /** Oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
}

export type Delivery =
  /** An attempt waits for its turn or is under way. */
  | (DeliveryBase & { readonly status: "queued" })
  /** The last attempt failed, the next one waits for its time. */
  | (DeliveryBase & { readonly status: "retrying"; readonly retryAtMs: number })
  /** A consumer took it. */
  | (DeliveryBase & { readonly status: "delivered" })
  /** Given up, because all retries failed or because its webhook is off. */
  | (DeliveryBase & { readonly status: "failed"; readonly why: "exhausted" | "disabled" })
  /** Over the rate limit, and never sent. `nextFreeAtMs`: when a trigger would have been accepted again. */
  | (DeliveryBase & { readonly status: "limited"; readonly nextFreeAtMs: number });

/** What makes a delivery, before its webhook's rate limit has decided on it. */
export type Trigger = Pick<DeliveryBase, "id" | "webhookId" | "payload" | "triggeredAtMs" | "raisedBy">;

/** A delivery as it starts out: queued, or over the limit. Its payload names the webhook that was triggered. */
export function triggered(
  { id, webhookId, payload, triggeredAtMs, raisedBy }: Trigger,
  decision: RateDecision,
): Delivery {
  const event = eventNameOf(payload);
  const ownPayload = { ...payload, webhook: { ...payload.webhook, id: webhookId } };
  const base: DeliveryBase = { id, webhookId, event, payload: ownPayload, triggeredAtMs, raisedBy, attempts: [] };
  return decision.kind === "accepted"
    ? { ...base, status: "queued" }
    : { ...base, status: "limited", nextFreeAtMs: decision.nextFreeAtMs };
}

export type DeliveryEvent =
  | { readonly kind: "attempted"; readonly attempt: DeliveryAttempt; readonly endedAtMs: number }
  /** The time of its retry has come. */
  | { readonly kind: "due" }
  /** Its turn came, and the webhook is off. */
  | { readonly kind: "withdrawn" };

export type DeliveryEffect =
  | { readonly kind: "send"; readonly cause: AttemptCause }
  | { readonly kind: "wait"; readonly untilMs: number }
  /** It has its outcome, which counts for or against the webhook. */
  | { readonly kind: "conclude"; readonly outcome: "delivered" | "failed" };

export interface DeliveryStep {
  readonly delivery: Delivery;
  readonly effects: readonly DeliveryEffect[];
}

/** What becomes of a delivery. An event that the delivery does not wait for changes nothing. */
export function step(
  delivery: Delivery,
  event: DeliveryEvent,
  policy: Pick<DeliveryPolicy, "retryDelaysMs">,
): DeliveryStep {
  switch (event.kind) {
    case "attempted":
      return attempted(delivery, event.attempt, event.endedAtMs, policy.retryDelaysMs);
    case "due":
      if (delivery.status !== "retrying") return unchanged(delivery);
      return { delivery: { ...baseOf(delivery), status: "queued" }, effects: [{ kind: "send", cause: "retry" }] };
    case "withdrawn":
      if (delivery.status !== "queued") return unchanged(delivery);
      return { delivery: { ...baseOf(delivery), status: "failed", why: "disabled" }, effects: [] };
    default:
      return unreachable(event);
  }
}

function attempted(
  before: Delivery,
  attempt: DeliveryAttempt,
  endedAtMs: number,
  retryDelaysMs: readonly number[],
): DeliveryStep {
  const delivery: Delivery = { ...before, attempts: [...before.attempts, attempt] };
  if (isTaken(attempt.exchange)) {
    return {
      delivery: { ...baseOf(delivery), status: "delivered" },
      effects: before.status === "delivered" ? [] : [{ kind: "conclude", outcome: "delivered" }],
    };
  }
  // A replay is sent by hand, beside the retries; a delivery that a replay brought home meanwhile stays delivered.
  if (attempt.cause === "replay" || before.status !== "queued") return unchanged(delivery);
  const retries = delivery.attempts.filter(({ cause }) => cause === "retry").length;
  const delayMs = retryDelaysMs[retries];
  if (delayMs === undefined) {
    return {
      delivery: { ...baseOf(delivery), status: "failed", why: "exhausted" },
      effects: [{ kind: "conclude", outcome: "failed" }],
    };
  }
  const retryAtMs = endedAtMs + delayMs;
  return {
    delivery: { ...baseOf(delivery), status: "retrying", retryAtMs },
    effects: [{ kind: "wait", untilMs: retryAtMs }],
  };
}

function unchanged(delivery: Delivery): DeliveryStep {
  return { delivery, effects: [] };
}

/** What all statuses share, without what belongs to the present one. */
function baseOf({ id, webhookId, event, payload, triggeredAtMs, raisedBy, attempts }: Delivery): DeliveryBase {
  return { id, webhookId, event, payload, triggeredAtMs, raisedBy, attempts };
}
