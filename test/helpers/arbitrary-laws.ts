/**
 * The laws that every arbitrary obeys: the same seed gives the same values, every value is right, and so is every value
 * on the way to a smaller one.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";

export interface Laws<T> {
  /** How many values to look at. Default: 10,000. */
  readonly runs?: number;
  /** What is wrong with a value; nothing, an empty list or undefined if it is right. */
  readonly problems: (value: T) => readonly string[] | undefined;
}

/** How many values are shrunk all the way. */
const SHRUNK = 30;

/** How many smaller values are looked at on the way down from one. */
const STEPS = 400;

export function itKeepsTheLaws<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  { runs = 10_000, problems }: Laws<T>,
): void {
  describe(`${name} keeps the laws`, () => {
    it("gives the same values for the same seed, and others for another", () => {
      const [one, again, other] = [7, 7, 8].map((seed) => fc.sample(arbitrary, { seed, numRuns: 200 }));
      expect(again).toEqual(one);
      expect(other).not.toEqual(one);
    });

    it(`gives only right values, in ${runs.toLocaleString("en-US")}`, () => {
      for (const value of fc.sample(arbitrary, { seed: 42, numRuns: runs })) expectRight(value, problems);
    });

    it("shrinks only to right values, and comes to an end", () => {
      for (let seed = 0; seed < SHRUNK; seed++) {
        const seen: T[] = [];
        // A property that never holds makes fast-check walk down to the smallest value.
        const never = fc.property(arbitrary, (value) => seen.push(value) === 0);
        const { failed, interrupted } = fc.check(never, { seed, numRuns: 1, endOnFailure: false });
        expect({ failed, interrupted }).toEqual({ failed: true, interrupted: false });
        for (const value of seen.slice(0, STEPS)) expectRight(value, problems);
        // A property that fails for some values only makes it look left and right on the way.
        const sometimes = fc.property(arbitrary, (value) => {
          expectRight(value, problems);
          return JSON.stringify(value).length % 3 === 0;
        });
        fc.check(sometimes, { seed, numRuns: 20, endOnFailure: false });
      }
    });
  });
}

function expectRight<T>(value: T, problems: Laws<T>["problems"]): void {
  const found = problems(value) ?? [];
  if (found.length > 0) expect.fail(`${found.join("; ")} in ${JSON.stringify(value)?.slice(0, 2_000)}`);
}
