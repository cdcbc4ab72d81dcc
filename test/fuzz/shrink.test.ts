import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks, KEPT, type Check, type Failure, type Outcome, type Trial } from "../../src/checks/index.ts";
import type { Case } from "../../src/fuzz/case.ts";
import type { Path } from "../../src/fuzz/path.ts";
import { shrink, type ShrinkBudget } from "../../src/fuzz/shrink.ts";
import { answered, SETUP } from "../checks/scripted-driver.ts";

const CHECK: Check = checks[0] ?? expect.fail("There are no checks.");

/** A case that is a number; smaller ones are its half, and one less. */
function numbered(value: number, path: Path = { index: 0, variations: [], shrinks: [] }): Case {
  const trial: Trial = { name: null, payload: value, decides: "payload", run: async () => KEPT };
  return {
    check: CHECK,
    seed: 1,
    trial,
    path,
    *smaller() {
      const less = [Math.floor(value / 2), value - 1].filter((other) => other >= 0 && other < value);
      for (const [nth, other] of less.entries()) yield numbered(other, { ...path, shrinks: [...path.shrinks, nth] });
    },
  };
}

function failure(status: number): Failure {
  const request = { url: SETUP.url, headers: [], body: "{}" };
  const [happened, exchange] = [`answered ${status}`, answered(status)];
  return { status: "failed", symptom: "failed", happened, expected: "accepted", request, exchange };
}

/** A budget of so many tries, and all the time there is. */
const tries = (count: number): ShrinkBudget => ({ tries: count, hasTime: () => true });

/** Fails with 500 from a number on. */
const failsFrom =
  (limit: number) =>
  async ({ trial }: Case): Promise<Outcome> =>
    Number(trial.payload) >= limit ? failure(500) : KEPT;

describe("shrink", () => {
  it("ends at the smallest case that fails, with the path that leads there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), fc.nat(1_000), async (a, b) => {
        const [limit, start] = [Math.min(a, b), Math.max(a, b)];
        const { smallest } = await shrink(numbered(start), failure(500), tries(10_000), failsFrom(limit));
        expect(smallest.trial.payload).toBe(limit);
        let found = numbered(start);
        for (const nth of smallest.path?.shrinks ?? []) found = [...found.smaller()][nth] ?? found;
        expect(found.trial.payload).toBe(limit);
      }),
    );
  });

  it("does not follow a smaller case that fails in another way", async () => {
    const two = async ({ trial }: Case): Promise<Outcome> =>
      Number(trial.payload) >= 10 ? failure(500) : failure(503);
    const { smallest, failure: seen } = await shrink(numbered(100), failure(500), tries(10_000), two);
    expect(smallest.trial.payload).toBe(10);
    expect(seen.happened).toBe("answered 500");
  });

  it("tries no more often than it may, and gives the smallest so far", async () => {
    for (const most of [0, 1, 5]) {
      let tried = 0;
      const counting = (smaller: Case): Promise<Outcome> => {
        tried += 1;
        return failsFrom(0)(smaller);
      };
      const { smallest } = await shrink(numbered(1_024), failure(500), tries(most), counting);
      expect(tried).toBeLessThanOrEqual(most);
      expect(smallest.trial.payload).toBeLessThanOrEqual(1_024 / 2 ** most);
    }
  });
});
