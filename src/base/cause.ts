/**
 * What caused what: code that runs for a delivery runs in an async context that knows it, and so does all that it starts.
 * This is how a call to the Hub finds the delivery that set it off, in this process.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const cause: AsyncLocalStorage<string> = new AsyncLocalStorage();

/** Calls `run`; for it and all that it sets off, `currentCause` gives the `Webhook-Id` of the delivery. */
export function causedBy<Result>(deliveryId: string, run: () => Result): Result {
  return cause.run(deliveryId, run);
}

/** The `Webhook-Id` of the delivery that the running code works on; undefined outside of one. */
export function currentCause(): string | undefined {
  return cause.getStore();
}
