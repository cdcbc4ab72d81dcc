import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedule, type Lane, type Slot } from "../../src/fuzz/schedule.ts";

const WHOLE = { index: 0, of: 1 };

const lane = fc.record<Lane>({
  namedCount: fc.nat(12),
  randomCount: fc.nat(40),
  share: fc.constantFrom(1, 0.5, 0.1, 0.03),
});

const lanes = fc.array(lane, { maxLength: 5 });

const keyOf = (slot: Slot): string => `${slot.lane}/${slot.index}`;

function firstOf(lanes: readonly Lane[], count: number): readonly string[] {
  return [...schedule(lanes, WHOLE).take(count)].map(keyOf);
}

describe("schedule", () => {
  it("asks the named cases of all checks in turn, and then random ones by their share", () => {
    const few: Lane = { namedCount: 2, randomCount: 3, share: 1 };
    const seldom: Lane = { namedCount: 1, randomCount: 2, share: 0.5 };
    expect(firstOf([few, seldom], 99)).toEqual(["0/0", "1/0", "0/1", "0/2", "0/3", "1/1", "0/4", "1/2"]);
  });

  it("has ten random cases of a check without named ones among the first", () => {
    const unnamed: Lane = { namedCount: 0, randomCount: 1_000, share: 0.01 };
    const named: Lane = { namedCount: 20, randomCount: 1_000, share: 1 };
    expect(firstOf([named, unnamed], 30).filter((key) => key.startsWith("1/"))).toHaveLength(10);
  });

  it("goes on for ever where there is no end", () => {
    expect(firstOf([{ namedCount: 1, randomCount: Infinity, share: 1 }], 5_000)).toHaveLength(5_000);
  });

  it("has each case once, in the order of its check, and knows which are random", () => {
    fc.assert(
      fc.property(lanes, (all) => {
        const slots = [...schedule(all, WHOLE)];
        for (const [nth, { namedCount, randomCount }] of all.entries()) {
          const own = slots.filter((slot) => slot.lane === nth);
          expect(own.map(({ index }) => index)).toEqual(
            Array.from({ length: namedCount + randomCount }, (_, at) => at),
          );
          expect(own.every(({ index, isRandom }) => isRandom === index >= namedCount)).toBe(true);
        }
      }),
    );
  });

  it("gives each shard its part: together they are the whole", () => {
    fc.assert(
      fc.property(lanes, fc.integer({ min: 1, max: 6 }), (all, of) => {
        const parts = Array.from({ length: of }, (_, index) => [...schedule(all, { index, of })]);
        for (const [index, part] of parts.entries()) expect(part.every((slot) => slot.index % of === index)).toBe(true);
        expect(parts.flat().map(keyOf).toSorted()).toEqual([...schedule(all, WHOLE)].map(keyOf).toSorted());
      }),
    );
  });

  it("is fair: at no moment has a check got much more than its share", () => {
    const all: readonly Lane[] = [1, 0.5, 0.25].map((share) => ({ namedCount: 1, randomCount: 1_000, share }));
    const counts = [0, 0, 0];
    for (const slot of schedule(all, WHOLE).take(700)) {
      if (!slot.isRandom) continue;
      counts[slot.lane] = (counts[slot.lane] ?? 0) + 1;
      const [one = 0, half = 0, quarter = 0] = counts;
      expect(Math.abs(one - 2 * half)).toBeLessThanOrEqual(2);
      expect(Math.abs(one - 4 * quarter)).toBeLessThanOrEqual(4);
    }
  });
});
