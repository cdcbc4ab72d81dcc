/**
 * Makes deliveries happen: matches events with webhooks, sends, keeps the time of retries, and writes the activity.
 * What a delivery does next is decided in `delivery.ts`; here it is done.
 */
import { UsageError, type Clock } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import type { ActivityStore } from "./activity.ts";
import type { DeliveryPolicy } from "./assumptions.ts";
import { carriedOut, type Carriers } from "./carry.ts";
import {
  step,
  triggered,
  type AttemptCause,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryEvent,
} from "./delivery.ts";
import { fifo } from "./fifo.ts";
import { rateLimiters } from "./limiters.ts";
import { keptOutcome } from "./outcome.ts";
import type { Usage } from "./rate-limit.ts";
import { retryTimes } from "./retry-times.ts";
import type { WebhookState } from "./webhook.ts";
import type { Webhooks } from "./webhooks.ts";
import { workOn } from "./work.ts";

/** Thrown when a webhook has no delivery of that id, or none any more. */
export class UnknownDeliveryError extends UsageError {
  override readonly name = "UnknownDeliveryError";
  constructor(deliveryId: string) {
    super(
      `Failed to replay the delivery "${deliveryId}": the webhook has none of that id (any more). ` +
        `Take an id from its activity.`,
    );
  }
}

export interface CourierParts extends Carriers {
  readonly webhooks: Webhooks;
  readonly activity: ActivityStore;
  readonly clock: Clock;
  /** Makes the `Webhook-Id` of the next delivery: 24 lower-case hex digits, never the same twice. */
  readonly newDeliveryId: () => string;
  readonly policy: DeliveryPolicy;
}

export interface Courier {
  /**
   * Triggers every webhook that watches what the payload is about. Nothing is sent before the caller is done:
   * the first attempts start in the next microtask.
   * @param raisedBy - The number of the API call that raised the event. Default: none did.
   * @returns The deliveries as they start out, in the order in which their webhooks were created.
   */
  trigger(payload: AnyPayload, raisedBy?: number | null): readonly Delivery[];
  /** A delivery as it is now, if the activity still holds it or it has no outcome yet. */
  find(deliveryId: string): Delivery | undefined;
  /**
   * Sends a delivery again, now: same `Webhook-Id` and payload, to the webhook's present URL and secret.
   * @throws UnknownDeliveryError if the webhook has no such delivery.
   */
  replay(webhookId: string, deliveryId: string): Promise<DeliveryAttempt>;
  /** How much of its rate limit a webhook has used up. */
  usage(webhookId: string): Usage;
  /** Forgets a webhook that was deleted. What is under way comes to its end and is not recorded. */
  forget(webhookId: string): void;
  /**
   * Takes up what an earlier Hub on the same store has left without an outcome. What was under way when that one ended is
   * sent again.
   */
  resume(): void;
  /** Done when nothing is queued or under way. What waits for a retry does not count: only the clock ends that. */
  settled(): Promise<void>;
  /** Starts nothing more. Done when what is under way has ended. */
  close(): Promise<void>;
}

export function createCourier(parts: CourierParts): Courier {
  const { webhooks, activity, clock, newDeliveryId, policy } = parts;
  const limiters = rateLimiters(policy, activity);
  const open = new Map<string, Delivery>(); // those without an outcome; the activity may have dropped them
  const queue = fifo<{ readonly deliveryId: string; readonly cause: AttemptCause }>();
  const work = workOn(clock);
  let inFlight = 0;
  let closed = false;

  const find = (deliveryId: string): Delivery | undefined => open.get(deliveryId) ?? activity.get(deliveryId);

  const retries = retryTimes(clock, (deliveryId) => {
    const delivery = open.get(deliveryId);
    if (delivery !== undefined) happen(delivery, { kind: "due" });
  });

  /** Takes a delivery on to its next state, and does what follows from it. */
  const happen = (before: Delivery, event: DeliveryEvent): void => {
    const { delivery, effects } = step(before, event, policy);
    if (delivery.status === "queued" || delivery.status === "retrying") open.set(delivery.id, delivery);
    else open.delete(delivery.id);
    activity.update(delivery);
    for (const effect of effects) {
      if (effect.kind === "send") enqueue(delivery.id, effect.cause);
      else if (effect.kind === "wait") retries.set(delivery.id, effect.untilMs);
      else webhooks.count(delivery.webhookId, effect.outcome, policy.suspendAfterFailures);
    }
  };

  const enqueue = (deliveryId: string, cause: AttemptCause): void => {
    if (closed) return;
    queue.push({ deliveryId, cause });
    work.begin();
    queueMicrotask(startAttempts);
  };

  const startAttempts = (): void => {
    while (inFlight < policy.maxInFlight) {
      const next = queue.shift();
      if (next === undefined) return;
      const delivery = open.get(next.deliveryId);
      const webhook = delivery && webhooks.find(delivery.webhookId);
      if (delivery === undefined || webhook === undefined) {
        open.delete(next.deliveryId); // its webhook was deleted
        work.end();
      } else if (webhook.disabled !== false) {
        happen(delivery, { kind: "withdrawn" });
        work.end();
      } else {
        inFlight += 1;
        void runAttempt(delivery, webhook, next.cause);
      }
    }
  };

  const runAttempt = async (delivery: Delivery, webhook: WebhookState, cause: AttemptCause): Promise<void> => {
    await attempt(delivery, webhook, cause);
    inFlight -= 1;
    work.end();
    startAttempts();
  };

  const attempt = async (delivery: Delivery, webhook: WebhookState, cause: AttemptCause): Promise<DeliveryAttempt> => {
    const startedAtMs = clock.nowMs();
    const outcome = await carriedOut(delivery, webhook, parts, policy);
    const made: DeliveryAttempt = { cause, startedAtMs, exchange: keptOutcome(outcome, webhook.secret) };
    happen(find(delivery.id) ?? delivery, { kind: "attempted", attempt: made, endedAtMs: clock.nowMs() });
    return made;
  };

  return {
    trigger(payload, raisedBy = null) {
      const nowMs = clock.nowMs();
      return webhooks.matching(payload).map((webhookId) => {
        const delivery = triggered(
          { id: newDeliveryId(), webhookId, payload, triggeredAtMs: nowMs, raisedBy },
          limiters.of(webhookId).trigger(nowMs),
        );
        activity.add(delivery);
        if (delivery.status === "queued") {
          open.set(delivery.id, delivery);
          enqueue(delivery.id, "first");
        }
        return delivery;
      });
    },
    find,
    async replay(webhookId, deliveryId) {
      const webhook = webhooks.get(webhookId);
      const delivery = find(deliveryId);
      if (delivery?.webhookId !== webhookId) throw new UnknownDeliveryError(deliveryId);
      work.begin();
      try {
        return await attempt(delivery, webhook, "replay");
      } finally {
        work.end();
      }
    },
    usage: (webhookId) => limiters.of(webhookId).usage(clock.nowMs()),
    forget(webhookId) {
      limiters.forget(webhookId);
      activity.forget(webhookId);
    },
    resume() {
      for (const delivery of activity.unfinished()) {
        open.set(delivery.id, delivery);
        if (delivery.status === "retrying") retries.set(delivery.id, delivery.retryAtMs);
        else enqueue(delivery.id, delivery.attempts.some(({ cause }) => cause === "first") ? "retry" : "first");
      }
    },
    settled: () => work.over(),
    async close() {
      closed = true;
      retries.clear();
      work.end(queue.clear());
      await work.over();
    },
  };
}
