/** One attempt carried out: a request to the webhook's URL, or a start of its Job. */
import { messageOf, type Exchange, type JobOutcome, type JobStart, type WireRequest } from "../base/index.ts";
import type { DeliveryPolicy } from "./assumptions.ts";
import { deliveryRequest } from "./delivery-request.ts";
import type { Delivery } from "./delivery.ts";
import { jobStart, jobTimeoutMs } from "./job-start.ts";
import type { AttemptOutcome } from "./outcome.ts";
import type { WebhookState } from "./webhook.ts";

/** What reaches the world outside. */
export interface Carriers {
  /** Sends one request. */
  readonly send: (request: WireRequest, options: { readonly timeoutMs: number }) => Promise<Exchange>;
  /** Starts a Job, and waits for its end. */
  readonly startJob: (start: JobStart, options: { readonly timeoutMs: number }) => Promise<JobOutcome>;
}

/** Never rejects. */
export async function carriedOut(
  { id, payload }: Pick<Delivery, "id" | "payload">,
  { destination, secret }: Pick<WebhookState, "destination" | "secret">,
  { send, startJob }: Carriers,
  { timeoutMs, jobTimeoutMs: usualJobTimeoutMs }: Pick<DeliveryPolicy, "timeoutMs" | "jobTimeoutMs">,
): Promise<AttemptOutcome> {
  try {
    if (destination.kind === "url") {
      return await send(deliveryRequest({ url: destination.url, secret }, payload, id), { timeoutMs });
    }
    const start = jobStart(destination, secret, payload, id);
    return await startJob(start, { timeoutMs: jobTimeoutMs(destination, usualJobTimeoutMs) });
  } catch (thrown) {
    return { kind: "unanswered", reason: "threw", detail: messageOf(thrown), durationMs: 0 }; // consumers never do that
  }
}
