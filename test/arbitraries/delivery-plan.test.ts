import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryPlan, planFor, type DeliveryPlan, type Irregularity } from "../../src/arbitraries/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

const DELIVERIES = 5;
const plain: DeliveryPlan = [[0], [1], [2], [3], [4]];

function problems(plan: DeliveryPlan): readonly string[] {
  const seen = new Set(plan.flat());
  const missing = plain.flat().filter((index) => !seen.has(index));
  return [
    ...missing.map((index) => `delivery ${index} never comes`),
    ...(seen.size + missing.length === DELIVERIES ? [] : ["there are deliveries that nobody sent"]),
    ...(plan.some((wave) => wave.length === 0) ? ["a wave is empty"] : []),
  ];
}

itKeepsTheLaws("deliveryPlan()", deliveryPlan({ deliveries: DELIVERIES }), { runs: 3_000, problems });

/** What is irregular about a plan, seen from its outside. */
const marks: Readonly<Record<Irregularity, (plan: DeliveryPlan) => boolean>> = {
  twice: (plan) => plan.some((wave, at) => wave.some((index) => plan[at + 1]?.includes(index) === true)),
  late: (plan) =>
    plan.some((wave, at) => wave.some((index) => plan.slice(at + 2).some((later) => later.includes(index)))),
  overtaken: (plan) => plan.some((wave) => new Set(wave).size < wave.length),
  order: (plan) => {
    const firsts = [...new Set(plan.flat())];
    return firsts.some((index, at) => index !== at);
  },
  "at-once": (plan) => plan.some((wave) => new Set(wave).size > 1),
};

describe("deliveryPlan()", () => {
  for (const [irregularity, mark] of Object.entries(marks)) {
    it(`shows "${irregularity}" among any 300`, () => {
      for (let seed = 0; seed < 20; seed++) {
        expect(fc.sample(deliveryPlan({ deliveries: DELIVERIES }), { seed, numRuns: 300 }).some(mark)).toBe(true);
      }
    });
  }

  it("keeps to the irregularities that are asked for", () => {
    const allowed = ["twice", "late", "overtaken"] as const;
    fc.assert(
      fc.property(deliveryPlan({ deliveries: DELIVERIES, irregularities: allowed }), (plan) => {
        expect(marks.order(plan)).toBe(false);
        expect(marks["at-once"](plan)).toBe(false);
      }),
      { seed: 1 },
    );
    expect(fc.sample(deliveryPlan({ deliveries: DELIVERIES, irregularities: [] }), { seed: 1, numRuns: 5 })).toEqual(
      Array.from({ length: 5 }, () => plain),
    );
  });

  it("shrinks to each delivery once, alone and in order", () => {
    const never = fc.property(deliveryPlan({ deliveries: DELIVERIES }), () => false);
    expect(fc.check(never, { seed: 3, numRuns: 1, endOnFailure: false }).counterexample).toEqual([plain]);
  });
});

describe("planFor()", () => {
  it("gives a plan for the first deliveries, whatever the plan is", () => {
    fc.assert(
      fc.property(deliveryPlan({ deliveries: DELIVERIES }), fc.integer({ min: 0, max: DELIVERIES }), (plan, count) => {
        const part = planFor(plan, count);
        expect(new Set(part.flat())).toEqual(new Set(plain.flat().slice(0, count)));
        expect(part.every((wave) => wave.length > 0)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
