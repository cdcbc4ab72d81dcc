/** What a consumer holds, asked over HTTP. */
import { messageOf, UnableError } from "../base/index.ts";

/** How long the answer may take, in milliseconds. */
const LONGEST_MS = 10_000;

/** @returns What asks: it throws an UnableError when there is no JSON to be had. */
export function snapshotAt(url: URL): () => Promise<unknown> {
  return async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_MS) });
      if (response.ok) return await response.json();
      throw new RangeError(`it answered ${response.status}`);
    } catch (thrown) {
      throw new UnableError(
        `Failed to take a snapshot of the consumer: ${messageOf(thrown)} (GET ${url.pathname}). ` +
          `Have it answer there with what it holds, as JSON.`,
        { cause: thrown },
      );
    }
  };
}
