import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimalPart } from "../../src/fuzz/minimal.ts";

describe("minimalPart", () => {
  it("finds what it takes, in the order of the list", async () => {
    const list = Array.from({ length: 64 }, (_, at) => at);
    const wanted = [3, 17, 60];
    const does = async (part: readonly number[]): Promise<boolean> => wanted.every((one) => part.includes(one));
    expect(await minimalPart(list, does, 1_000)).toEqual(wanted);
  });

  it("finds the one of sixty-four with few questions", async () => {
    let asked = 0;
    const list = Array.from({ length: 64 }, (_, at) => at);
    const does = async (part: readonly number[]): Promise<boolean> => {
      asked += 1;
      return part.includes(41);
    };
    expect(await minimalPart(list, does, 24)).toEqual([41]);
    expect(asked).toBeLessThanOrEqual(24);
  });

  it("always ends with a part that does it, and asks no more than it may", async () => {
    const set = fc.uniqueArray(fc.nat(20), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(set, fc.integer({ min: 0, max: 40 }), async (wanted, tries) => {
        let asked = 0;
        const list = Array.from({ length: 21 }, (_, at) => at);
        const has = (part: readonly number[]): boolean => wanted.every((one) => part.includes(one));
        const part = await minimalPart(list, async (some) => (asked++, has(some)), tries);
        expect(has(part)).toBe(true);
        expect(part).toEqual(part.toSorted((a, b) => a - b));
        expect(asked).toBeLessThanOrEqual(tries);
      }),
    );
  });

  it("looks again at what could not be left out before something else was", async () => {
    const does = async (part: readonly string[]): Promise<boolean> =>
      part.includes("this") && part.includes("that") && (!part.includes("leans on b") || part.includes("b"));
    expect(await minimalPart(["b", "this", "leans on b", "that"], does, 100)).toEqual(["this", "that"]);
  });

  it("is the smallest of its kind, given enough questions: nothing can be left out", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(20), { maxLength: 6 }), async (wanted) => {
        const list = Array.from({ length: 21 }, (_, at) => at);
        const does = async (part: readonly number[]): Promise<boolean> => wanted.every((one) => part.includes(one));
        expect(await minimalPart(list, does, 10_000)).toEqual(wanted.toSorted((a, b) => a - b));
      }),
    );
  });
});
