/** What a load test does. Plain data, from which its files are written and its outcome is judged. */
import { UsageError } from "../base/index.ts";
import { SECRET_PARAMETER } from "../checks/index.ts";
import type { EventName, WatchedItem } from "../payload/index.ts";

/** What decides each request. */
export interface LoadPlan {
  /** Where the consumer listens. */
  readonly url: string;
  /** Where the secret travels: in `X-Webhook-Secret`, or as `secret` in the URL's query. `null` if there is none. */
  readonly secretIn: "header" | "query" | null;
  /** Decides every payload and `Webhook-Id`: an integer. */
  readonly seed: number;
  /** What the webhook watches. Default: anything. */
  readonly watched?: readonly WatchedItem[] | undefined;
  /** Events to choose from. Default: all. */
  readonly events?: readonly EventName[] | undefined;
}

export interface LoadSettings extends LoadPlan {
  /** Requests per second of all machines together: a whole number. */
  readonly rate: number;
  /** Whole seconds. */
  readonly durationMs: number;
  /** How long an answer may take. */
  readonly timeoutMs: number;
  /** How many machines share the rate: 1 when the load comes from this one. */
  readonly machines: number;
  /** How many of a hundred requests may fail. */
  readonly maxErrorPercent: number;
  /** The time that 99 of a hundred answers must stay below; `null` if any will do. */
  readonly p99Ms: number | null;
}

/**
 * The URL, as it is sent to and may stand in files that people keep and share.
 * @throws UsageError when it is no http(s) URL, or holds what belongs in no file.
 */
export function loadTarget(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`Failed to load "${text}": it is no http(s) URL. Say where the consumer listens.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError(
      `Failed to load ${url.origin}${url.pathname}: its URL holds a password, which would be written to a file. ` +
        `Load an address that needs none.`,
    );
  }
  if (url.searchParams.has(SECRET_PARAMETER)) {
    throw new UsageError(
      `Failed to load ${url.origin}${url.pathname}: its URL holds the secret, which would be written to a file. ` +
        `Give it in HUBHOOK_SECRET, with --secret-in query.`,
    );
  }
  url.hash = "";
  return url.href;
}

/** @throws UsageError unless each machine gets the same whole number of requests per second. */
export function ratePerMachine({ rate, machines }: Pick<LoadSettings, "rate" | "machines">): number {
  if (rate % machines === 0) return rate / machines;
  const below = rate - (rate % machines);
  throw new UsageError(
    `Failed to share ${rate} requests per second among ${machines} machines: each takes a whole number of them. ` +
      `Give a --rate of ${below === 0 ? machines : `${below} or ${below + machines}`}.`,
  );
}
