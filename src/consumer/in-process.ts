/**
 * What all consumers in this process share: an attempt around each call, and errors that escape the handler.
 * Before the answer such an error is the outcome of the request; after it, it is what would have ended a process of its own.
 */
import { causedBy, type WireRequest } from "../base/index.ts";
import { startAttempt, type Attempt } from "./attempt.ts";
import type { Consumer } from "./consumer.ts";
import { describeThrown } from "./describe-thrown.ts";
import { catchingStrays, watchForStrays } from "./stray-errors.ts";

/** Calls the handler with the request and ends the attempt. May throw: then the handler threw. */
export type Deliver = (request: WireRequest, attempt: Attempt) => void | Promise<void>;

export function inProcessConsumer(name: string, deliver: Deliver): Consumer {
  let stopWatching: (() => void) | undefined;
  const start = async (request: WireRequest, attempt: Attempt): Promise<void> => {
    try {
      await deliver(request, attempt);
    } catch (thrown) {
      attempt.fail("threw", describeThrown(thrown));
    }
  };
  return {
    name,
    send(request, { timeoutMs, onLateFailure }) {
      stopWatching ??= watchForStrays();
      const attempt = startAttempt(timeoutMs, onLateFailure);
      const onStray = (thrown: unknown): void => {
        const detail = `an error escaped the handler: ${describeThrown(thrown)}`;
        if (!attempt.fail("escaped", detail)) onLateFailure?.(detail);
      };
      const deliveryId = webhookId(request);
      catchingStrays(onStray, () => void causedBy(deliveryId, () => start(request, attempt)));
      return attempt.exchange;
    },
    async close() {
      stopWatching?.();
      stopWatching = undefined;
    },
  };
}

/** The value of a request's `Webhook-Id`; empty if it has none. */
function webhookId({ headers }: WireRequest): string {
  return headers.find(([name]) => name.toLowerCase() === "webhook-id")?.[1] ?? "";
}
