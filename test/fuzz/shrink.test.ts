import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Breach, Trial } from "../../src/checks/index.ts";
import type { Case } from "../../src/fuzz/case.ts";
import { shrink } from "../../src/fuzz/shrink.ts";
import { answered, SETUP } from "../checks/scripted-driver.ts";

/** A case that is a number; smaller ones are its half, and one less. */
function numbered(value: number, path: readonly number[] = [0]): Case {
  const trial: Trial = { name: null, payload: value, decides: "payload", run: async () => ({ kept: true }) };
  return {
    trial,
    path,
    *smaller() {
      const less = [Math.floor(value / 2), value - 1].filter((other) => other >= 0 && other < value);
      for (const [nth, other] of less.entries()) yield numbered(other, [...path, nth]);
    },
  };
}

function breach(status: number): Breach {
  const request = { url: SETUP.url, headers: [], body: "{}" };
  return { kept: false, symptom: "failed", happened: `answered ${status}`, request, exchange: answered(status) };
}

/** Fails with 500 from a number on. */
const failsFrom =
  (limit: number) =>
  async ({ trial }: Case): Promise<Breach | null> =>
    Number(trial.payload) >= limit ? breach(500) : null;

describe("shrink", () => {
  it("ends at the smallest case that fails, with the path that leads there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), fc.nat(1_000), async (a, b) => {
        const [limit, start] = [Math.min(a, b), Math.max(a, b)];
        const { smallest } = await shrink(numbered(start), breach(500), 10_000, failsFrom(limit));
        expect(smallest.trial.payload).toBe(limit);
        let found = numbered(start);
        for (const nth of smallest.path.slice(1)) found = [...found.smaller()][nth] ?? found;
        expect(found.trial.payload).toBe(limit);
      }),
    );
  });

  it("does not follow a smaller case that fails in another way", async () => {
    const two = async ({ trial }: Case): Promise<Breach | null> =>
      Number(trial.payload) >= 10 ? breach(500) : breach(503);
    const { smallest, breach: told } = await shrink(numbered(100), breach(500), 10_000, two);
    expect(smallest.trial.payload).toBe(10);
    expect(told.happened).toBe("answered 500");
  });

  it("tries no more often than it may, and tells the smallest so far", async () => {
    for (const tries of [0, 1, 5]) {
      let tried = 0;
      const counting = (smaller: Case): Promise<Breach | null> => {
        tried += 1;
        return failsFrom(0)(smaller);
      };
      const { smallest } = await shrink(numbered(1_024), breach(500), tries, counting);
      expect(tried).toBe(tries);
      expect(smallest.trial.payload).toBe(1_024 / 2 ** tries);
    }
  });
});
