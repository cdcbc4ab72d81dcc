import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPath, parsePath } from "../../src/fuzz/path.ts";

describe("a path", () => {
  it("is short where it goes the same way again and again", () => {
    expect(formatPath([11, ...Array.from({ length: 17 }, () => 0), 4, 4])).toBe("11:17x0:4:4");
    expect(parsePath("11:17x0:4:4")).toHaveLength(20);
  });

  it("is read back as it was, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(0, 1), fc.nat()), { minLength: 1, maxLength: 60 }), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
        expect(parsePath(path.join(":"))).toEqual(path);
      }),
      { seed: 1 },
    );
  });

  it.each(["", "x", "1:", "1:x0", "1:2x", "a:0", "3x0"])("is refused when it is %j", (text) => {
    expect(() => parsePath(text)).toThrow(/not a valid path/);
  });
});
