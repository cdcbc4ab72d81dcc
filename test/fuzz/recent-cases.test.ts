import { describe, expect, it } from "vitest";
import { recentCases } from "../../src/fuzz/recent-cases.ts";
import { caseOf } from "./cases.ts";

describe("recentCases", () => {
  it("finds the cases that were run lately", () => {
    const recent = recentCases();
    const one = caseOf({});
    recent.add("one", one);
    expect(recent.find("one")).toBe(one);
    expect(recent.find("two")).toBeUndefined();
  });

  it("has at least the last four thousand, and does not grow without end", () => {
    const recent = recentCases();
    for (let nth = 0; nth < 20_000; nth++) recent.add(String(nth), caseOf(nth));
    const kept = Array.from({ length: 20_000 }, (_, nth) => recent.find(String(nth))).filter(
      (one) => one !== undefined,
    );
    expect(kept.length).toBeGreaterThanOrEqual(4_096);
    expect(kept.length).toBeLessThanOrEqual(8_192);
    expect(recent.find(String(20_000 - 4_096))).toBeDefined();
  });
});
