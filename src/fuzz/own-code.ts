/** What a user has written for a run: when it fails, the error says so, and where. */
import { HubhookError, UnableError } from "../base/index.ts";
import { describeThrown } from "../consumer/index.ts";

/** @param what - As in `set up the consumer`. @throws UnableError for whatever it throws, but for errors of ours. */
export async function calling<T>(what: string, call: () => T | Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw ownError(what, thrown);
  }
}

/** The same for what does not wait. */
export function callingNow<T>(what: string, call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw ownError(what, thrown);
  }
}

function ownError(what: string, thrown: unknown): unknown {
  if (thrown instanceof HubhookError) return thrown;
  return new UnableError(`Failed to ${what}: ${describeThrown(thrown)}.`, { cause: thrown });
}
