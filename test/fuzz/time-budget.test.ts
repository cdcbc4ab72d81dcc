import { describe, expect, it } from "vitest";
import { virtualClock } from "../../src/base/index.ts";
import { timeBudget } from "../../src/fuzz/time-budget.ts";

describe("timeBudget", () => {
  it("has time until it is over, and not a millisecond longer", async () => {
    const clock = virtualClock();
    const budget = timeBudget(1_000, clock);
    await clock.advance({ ms: 999 });
    expect(budget.hasTime()).toBe(true);
    await clock.advance({ ms: 1 });
    expect(budget.hasTime()).toBe(false);
  });

  it("spends two fifths on looking into failures, those that throw included", async () => {
    const clock = virtualClock();
    const budget = timeBudget(1_000, clock);
    const looking = budget.diagnosing(async () => {
      await clock.advance({ ms: 399 });
      throw new Error("no use");
    });
    await expect(looking).rejects.toThrow("no use");
    expect(budget.hasTimeToDiagnose()).toBe(true);
    await budget.diagnosing(() => clock.advance({ ms: 1 }));
    expect(budget.hasTimeToDiagnose()).toBe(false);
    expect(budget.hasTime()).toBe(true);
  });

  it("does not count what else takes time", async () => {
    const clock = virtualClock();
    const budget = timeBudget(1_000, clock);
    await clock.advance({ ms: 900 });
    expect(budget.hasTimeToDiagnose()).toBe(true);
  });

  it("has no end without a limit, but for looking into failures", async () => {
    const clock = virtualClock();
    const budget = timeBudget(null, clock);
    await clock.advance({ hours: 24 });
    expect([budget.hasTime(), budget.hasTimeToDiagnose()]).toEqual([true, true]);
    await budget.diagnosing(() => clock.advance({ minutes: 11 }));
    expect([budget.hasTime(), budget.hasTimeToDiagnose()]).toEqual([true, false]);
  });
});
