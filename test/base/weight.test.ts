import { describe, expect, it } from "vitest";
import { compareWeights, weights } from "../../src/base/index.ts";

describe("compareWeights", () => {
  it("puts what is met today first", () => {
    expect(weights.toReversed().sort(compareWeights)).toEqual(["today", "tomorrow", "strangers"]);
    expect(compareWeights("tomorrow", "tomorrow")).toBe(0);
  });
});
