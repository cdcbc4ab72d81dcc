import { describe, expect, it } from "vitest";
import { virtualClock, type Answer, type VirtualClock } from "../../src/base/index.ts";
import { paceOf, type Pace } from "../../src/fuzz/pace.ts";

function limitedBy(retryAfter?: string): Answer {
  const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  return { kind: "answered", status: 429, headers, body: "", bodyCut: false, durationMs: 1 };
}

/** How long something takes, by the clock. */
async function tookMs<Result>(clock: VirtualClock, run: () => Promise<Result>): Promise<readonly [number, Result]> {
  const startMs = clock.nowMs();
  const ended = { atMs: Number.NaN };
  const running = run().finally(() => {
    ended.atMs = clock.nowMs();
  });
  for (let ms = 0; Number.isNaN(ended.atMs) && ms < 60_000; ms += 50) await clock.advance({ ms: 50 });
  return [ended.atMs - startMs, await running];
}

async function turns(pace: Pace, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) await pace.turn();
}

describe("paceOf", () => {
  it("lets every request go at once, as long as nobody asks for less", async () => {
    const clock = virtualClock();
    const pace = paceOf(null, clock);
    expect((await tookMs(clock, () => turns(pace, 100)))[0]).toBeLessThanOrEqual(50);
    expect(pace.limitPerSecond()).toBeNull();
  });

  it("keeps to the rate that the user gave", async () => {
    const clock = virtualClock();
    const pace = paceOf(5, clock);
    const [ms] = await tookMs(clock, () => turns(pace, 11));
    expect(ms).toBe(2_000);
    expect(pace.limitPerSecond()).toBeNull();
  });

  it.each([
    ["seconds", "3", 3_000],
    ["no more than five seconds", "600", 5_000],
    ["a quarter of a second if it says nothing", undefined, 250],
    ["a quarter of a second if it says nonsense", "soon", 250],
  ])("waits as the consumer asks, %s", async (_, retryAfter, ms) => {
    const clock = virtualClock();
    expect(await tookMs(clock, () => paceOf(null, clock).limited(limitedBy(retryAfter), 0))).toEqual([ms, true]);
  });

  it("waits until the time that the consumer names", async () => {
    const clock = virtualClock(Date.parse("2026-09-01T00:00:00Z"));
    const at = "Tue, 01 Sep 2026 00:00:02 GMT";
    expect(await tookMs(clock, () => paceOf(null, clock).limited(limitedBy(at), 0))).toEqual([2_000, true]);
  });

  it("waits longer each time, gives a request up after five, and the next one after two", async () => {
    const clock = virtualClock();
    const pace = paceOf(null, clock);
    const seen: (readonly [number, boolean])[] = [];
    for (let tries = 0; tries < 5; tries++) seen.push(await tookMs(clock, () => pace.limited(limitedBy(), tries)));
    expect(seen).toEqual([
      [250, true],
      [500, true],
      [1_000, true],
      [2_000, true],
      [expect.any(Number), false],
    ]);
    expect((await tookMs(clock, () => pace.limited(limitedBy(), 0)))[1]).toBe(true);
    expect((await tookMs(clock, () => pace.limited(limitedBy(), 1)))[1]).toBe(false);
    pace.answered();
    expect((await tookMs(clock, () => pace.limited(limitedBy(), 1)))[1]).toBe(true);
  });

  it("finds out the rate that the consumer allows, and goes at it from then on", async () => {
    const clock = virtualClock();
    const pace = paceOf(null, clock);
    await tookMs(clock, () => pace.limited(limitedBy("1"), 0));
    for (let nth = 0; nth < 10; nth++) pace.answered();
    await tookMs(clock, () => pace.limited(limitedBy("1"), 0)); // ten answers in that second
    const limit = pace.limitPerSecond();
    expect(limit).toBeGreaterThan(9);
    expect(limit).toBeLessThan(11);
    const [ms] = await tookMs(clock, () => turns(pace, 11));
    expect(ms).toBeGreaterThanOrEqual(950);
  });
});
