/** Matchers for webhooks and consumers, with messages that show what happened instead. */
import { isAccepted } from "../base/index.ts";
import type { ConsumerTarget } from "../consumer/index.ts";
import type { Delivery } from "../delivery/index.ts";
import { fuzz, type FuzzOptions } from "../fuzz/index.ts";
import type { WebhookHandle } from "../hub/index.ts";
import { deliveryLine, formatResult } from "../report/index.ts";

/** What vitest wants of a matcher. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What can be said of webhooks and consumers. */
export interface HubMatchers<R = unknown> {
  /** The webhook was sent an event of that name, such as `discussion:create`; with `times`, exactly so often. */
  toHaveReceived: (event: string, options?: { readonly times?: number }) => R;
  /** All that the webhook sent was answered with that status the last time; without one, with any 2xx. */
  toHaveAnswered: (status?: number) => R;
  /**
   * The consumer keeps its promises when it is fuzzed: what `fuzz` takes, 100 runs unless told otherwise.
   * @example await expect(app).toKeepPromises({ secret: "s3cret", skip: ["accepts-buckets"] });
   */
  toKeepPromises: (options?: FuzzOptions) => Promise<R>;
}

const DEFAULT_RUNS = 100;

export function toHaveReceived(received: unknown, event: string, { times }: { readonly times?: number } = {}): Matched {
  const deliveries = sentBy(received, "toHaveReceived");
  const count = deliveries.filter((delivery) => delivery.event === event).length;
  const wanted = times === undefined ? event : `${event} ${times === 1 ? "once" : `${times} times`}`;
  return {
    pass: times === undefined ? count > 0 : count === times,
    message: () =>
      `The webhook ${count === 0 ? "was not" : "was"} sent ${times === undefined ? event : `${event} ${count} times`}; asked was for ${wanted}.\n\n${activityOf(deliveries)}`,
  };
}

export function toHaveAnswered(received: unknown, status?: number): Matched {
  const deliveries = sentBy(received, "toHaveAnswered");
  const isRight = ({ attempts }: Delivery): boolean => {
    const exchange = attempts.at(-1)?.exchange;
    if (exchange === undefined || exchange.kind === "ended") return false;
    return status === undefined ? isAccepted(exchange) : exchange.kind === "answered" && exchange.status === status;
  };
  return {
    pass: deliveries.length > 0 && deliveries.every(isRight),
    message: () =>
      `The consumer was expected to answer ${status ?? "2xx"} to all that the webhook sent.\n\n${activityOf(deliveries)}`,
  };
}

export async function toKeepPromises(received: unknown, options: FuzzOptions = {}): Promise<Matched> {
  const result = await fuzz(asTarget(received), { runs: DEFAULT_RUNS, ...options });
  return { pass: result.ok, message: () => formatResult(result, { secret: options.secret }) };
}

/** The deliveries of a webhook, oldest first. */
function sentBy(received: unknown, matcher: string): readonly Delivery[] {
  if (isWebhook(received)) return received.activity({ limit: Number.MAX_SAFE_INTEGER }).toReversed();
  throw new TypeError(
    `Failed to use ${matcher}: what it is asked of is no webhook. Give what hub.webhooks.create() returns.`,
  );
}

function isWebhook(value: unknown): value is WebhookHandle {
  return typeof value === "object" && value !== null && "activity" in value && typeof value.activity === "function";
}

/** `fuzz` itself refuses what it can't send to. */
function asTarget(value: unknown): ConsumerTarget {
  const isAny = (target: unknown): target is ConsumerTarget => target !== undefined;
  if (isAny(value)) return value;
  throw new TypeError("Failed to use toKeepPromises: there is no consumer. Give a fetch handler, an app or a URL.");
}

function activityOf(deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0)
    return "It was sent nothing. Is what happened in what it watches, and did the test wait for hub.settled()?";
  return ["It was sent:", ...deliveries.map((delivery) => `  ${deliveryLine(delivery)}`)].join("\n");
}
