import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyMap, type PersistentMap } from "../../src/world/persistent-map.ts";

const sorted = <V>(map: PersistentMap<V>): readonly (readonly [string, V])[] =>
  [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));

describe("PersistentMap", () => {
  it("gives a new map for each change, and leaves the old one as it is", () => {
    const one = emptyMap<number>().with("a", 1);
    const two = one.with("a", 2).with("b", 3);
    expect([one.get("a"), one.size, two.get("a"), two.size]).toEqual([1, 1, 2, 2]);
    expect([two.has("a"), two.without("a").has("a"), two.without("a").get("a")]).toEqual([true, false, undefined]);
    expect(two.without("nobody")).toBe(two);
    expect(emptyMap().size).toBe(0);
  });

  it("does what a Map does, also with keys of one hash", () => {
    const pairs = ["k4uzx", "kf2ad", "k4uzy", "kf2ae"]; // the first two have one 32-bit FNV-1a hash, the last two as well
    const key = fc.oneof(fc.constantFrom(...pairs), fc.nat(20).map(String));
    const change = fc.tuple(key, fc.option(fc.nat(), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60, size: "max" }), (changes) => {
        const plain = new Map<string, number>();
        let map = emptyMap<number>();
        for (const [key, value] of changes) {
          if (value === undefined) plain.delete(key);
          else plain.set(key, value);
          map = value === undefined ? map.without(key) : map.with(key, value);
          expect(map.size).toBe(plain.size);
        }
        expect(sorted(map)).toEqual([...plain].sort(([a], [b]) => (a < b ? -1 : 1)));
        expect([...map.keys()].map((key) => map.get(key))).toEqual(map.values());
      }),
    );
  });

  it("keeps no trace of what is taken away", () => {
    const keys = fc.uniqueArray(fc.nat(500).map(String), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(keys, ([one = "", ...others]) => {
        let map = emptyMap<string>();
        for (const key of others) map = map.with(key, key);
        expect(map.with(one, one).without(one)).toEqual(map); // inside as well: it does not grow for good
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("still finds the last two, whatever else goes", () => {
    const keys = fc.uniqueArray(fc.nat(500).map(String), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(keys, ([one = "", two = "", ...others]) => {
        let map = emptyMap<string>();
        for (const key of [one, ...others, two]) map = map.with(key, key);
        for (const key of others) map = map.without(key);
        expect([map.get(one), map.get(two), map.size]).toEqual([one, two, 2]);
      }),
      { numRuns: 500 },
    );
  });

  it("holds 100,000 entries, and loses those that are taken away", () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `model ada/repo-${index}`);
    let map = emptyMap<number>();
    for (const [index, key] of keys.entries()) map = map.with(key, index);
    expect(map.size).toBe(keys.length);
    for (const key of keys.slice(1)) map = map.without(key);
    expect(map.entries()).toEqual([[keys[0], 0]]);
  });
});
