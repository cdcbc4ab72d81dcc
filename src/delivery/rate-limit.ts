/**
 * The rate limit of one webhook, as a sliding window. No clock in here: callers pass `nowMs`.
 * The times of the last triggers stand in a ring, which grows as triggers come: a decision costs the same at any limit.
 */

export interface RateLimit {
  /** Triggers accepted per window. At least 1. */
  readonly maxTriggers: number;
  /** Length of the window, in milliseconds. */
  readonly windowMs: number;
}

export type RateDecision =
  | { readonly kind: "accepted" }
  /** `nextFreeAtMs`: the first time that would be accepted, in epoch milliseconds. */
  | { readonly kind: "limited"; readonly nextFreeAtMs: number };

/** How much of a webhook's rate limit is used up. */
export interface Usage {
  /** Triggers in the window that ends now. */
  readonly used: number;
  /** Triggers accepted per window. */
  readonly limit: number;
  readonly windowMs: number;
  /** When `used` goes down next, in epoch milliseconds; null when nothing is used. */
  readonly resetsAtMs: number | null;
}

export interface RateLimiter {
  /** Decides on a trigger, and counts it if it is accepted. @param nowMs - Epoch milliseconds; never before the last. */
  trigger(nowMs: number): RateDecision;
  usage(nowMs: number): Usage;
}

/** @example rateLimiter({ maxTriggers: 1, windowMs: 60 }).trigger(20); // { kind: "accepted" } */
export function rateLimiter({ maxTriggers, windowMs }: RateLimit): RateLimiter {
  let times = new Float64Array(0); // of accepted triggers; grows up to maxTriggers, then the oldest is overwritten
  let accepted = 0; // triggers ever accepted: the next one's place is its remainder

  const timeOf = (trigger: number): number => times[trigger % maxTriggers] ?? Number.NEGATIVE_INFINITY;
  const isLive = (trigger: number, nowMs: number): boolean => nowMs - timeOf(trigger) < windowMs;

  /** The oldest trigger in the window, by halving: the times are in order. */
  const oldestLive = (nowMs: number): number => {
    let from = Math.max(0, accepted - maxTriggers);
    let to = accepted;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (isLive(middle, nowMs)) to = middle;
      else from = middle + 1;
    }
    return from;
  };

  return {
    trigger(nowMs) {
      const blocker = accepted - maxTriggers; // has to leave the window before one more fits
      if (blocker >= 0 && isLive(blocker, nowMs)) return { kind: "limited", nextFreeAtMs: timeOf(blocker) + windowMs };
      if (accepted === times.length && accepted < maxTriggers) times = grown(times, maxTriggers);
      times[accepted % maxTriggers] = nowMs;
      accepted += 1;
      return { kind: "accepted" };
    },
    usage(nowMs) {
      const oldest = oldestLive(nowMs);
      const used = accepted - oldest;
      return { used, limit: maxTriggers, windowMs, resetsAtMs: used === 0 ? null : timeOf(oldest) + windowMs };
    },
  };
}

function grown(times: Float64Array, maxLength: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(Math.min(maxLength, Math.max(8, times.length * 2)));
  longer.set(times);
  return longer;
}
