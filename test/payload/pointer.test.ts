import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keysOf, pointerTo, valueAt } from "../../src/payload/index.ts";

describe("JSON pointers", () => {
  /** Source: RFC 6901, section 5. */
  const document = { foo: ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8, none: null };

  it.each([
    ["", document],
    ["/foo", ["bar", "baz"]],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/m~0n", 8],
    ["/foo/2", undefined],
    ["/foo/0/length", undefined],
    ["/toString", undefined],
    ["/none/of/it", undefined],
  ])("%j finds what the standard says", (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });

  it("keep any keys", () => {
    const key = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("~", "/", "0", "1") }));
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        expect(keysOf(keys.reduce((parent: string, key) => pointerTo(parent, key), ""))).toEqual(keys);
      }),
      { seed: 1 },
    );
  });
});
