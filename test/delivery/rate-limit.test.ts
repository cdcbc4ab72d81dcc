import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateLimiter, type RateLimit, type Usage } from "../../src/delivery/index.ts";

/** The same limit, written for reading: it keeps every time and counts them all. */
function naiveLimiter({ maxTriggers, windowMs }: RateLimit): {
  trigger(nowMs: number): boolean;
  usage(nowMs: number): Usage;
} {
  const times: number[] = [];
  const live = (nowMs: number): number[] => times.filter((atMs) => nowMs - atMs < windowMs);
  return {
    trigger(nowMs) {
      const isFree = live(nowMs).length < maxTriggers;
      if (isFree) times.push(nowMs);
      return isFree;
    },
    usage(nowMs) {
      const [oldest, ...others] = live(nowMs);
      if (oldest === undefined) return { used: 0, limit: maxTriggers, windowMs, resetsAtMs: null };
      return { used: others.length + 1, limit: maxTriggers, windowMs, resetsAtMs: oldest + windowMs };
    },
  };
}

const limits = fc.record({ maxTriggers: fc.integer({ min: 1, max: 20 }), windowMs: fc.integer({ min: 1, max: 50 }) });
const waits = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 });

describe("rateLimiter", () => {
  it("says when the next trigger fits, once the window is full", () => {
    const limiter = rateLimiter({ maxTriggers: 2, windowMs: 60 });
    limiter.trigger(0);
    limiter.trigger(10);
    expect(limiter.trigger(20)).toEqual({ kind: "limited", nextFreeAtMs: 60 });
    expect(limiter.usage(20)).toEqual({ used: 2, limit: 2, windowMs: 60, resetsAtMs: 60 });
  });

  it("decides and counts like one that keeps every time", () => {
    fc.assert(
      fc.property(limits, waits, (limit, waits) => {
        const limiter = rateLimiter(limit);
        const naive = naiveLimiter(limit);
        let nowMs = 1_767_225_600_000;
        for (const waitMs of waits) {
          nowMs += waitMs;
          expect(limiter.usage(nowMs)).toEqual(naive.usage(nowMs));
          expect(limiter.trigger(nowMs).kind === "accepted").toBe(naive.trigger(nowMs));
        }
      }),
    );
  });

  it("accepts at nextFreeAtMs and not one millisecond before", () => {
    fc.assert(
      fc.property(limits, waits, (limit, waits) => {
        const limiter = rateLimiter(limit);
        let nowMs = 0;
        for (const waitMs of waits) {
          nowMs += waitMs;
          const decision = limiter.trigger(nowMs);
          if (decision.kind === "accepted") continue;
          expect(decision.nextFreeAtMs).toBeGreaterThan(nowMs);
          expect(limiter.trigger(decision.nextFreeAtMs - 1).kind).toBe("limited");
          expect(limiter.trigger(decision.nextFreeAtMs).kind).toBe("accepted");
          nowMs = decision.nextFreeAtMs;
        }
      }),
    );
  });
});
