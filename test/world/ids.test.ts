import { describe, expect, it } from "vitest";
import { idOf } from "../../src/world/ids.ts";

describe("idOf", () => {
  it("makes 24 or 40 lower-case hex digits that the seed and the count decide", () => {
    expect(idOf(1, 0, 24)).toMatch(/^[0-9a-f]{24}$/);
    expect(idOf(1, 0, 40)).toMatch(/^[0-9a-f]{40}$/);
    expect(idOf(1, 7, 24)).toBe(idOf(1, 7, 24));
    expect(idOf(1, 7, 24)).not.toBe(idOf(2, 7, 24));
  });

  it("never makes the same one twice", () => {
    for (const seed of [0, 1, -5]) {
      const endings = new Set(Array.from({ length: 100_000 }, (_, count) => idOf(seed, count, 24).slice(-8)));
      expect(endings.size).toBe(100_000);
    }
  });
});
