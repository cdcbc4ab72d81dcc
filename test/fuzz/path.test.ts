import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPath, parsePath } from "../../src/fuzz/path.ts";

describe("a path", () => {
  it("is short where it goes the same way again and again", () => {
    const shrinks = [...Array.from({ length: 17 }, () => 0), 4, 4];
    expect(formatPath({ index: 11, variations: [], shrinks })).toBe("11:17x0:4:4");
    expect(parsePath("11:17x0:4:4").shrinks).toHaveLength(19);
  });

  it("says of which case it is a variation", () => {
    expect(formatPath({ index: 11, variations: [4, 0], shrinks: [2] })).toBe("11~4~0:2");
    expect(parsePath("11~4~0:2")).toEqual({ index: 11, variations: [4, 0], shrinks: [2] });
  });

  it("is read back as it was, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.record({
          index: fc.nat(),
          variations: fc.array(fc.nat(), { maxLength: 12 }),
          shrinks: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.nat()), { maxLength: 60 }),
        }),
        (path) => {
          expect(parsePath(formatPath(path))).toEqual(path);
        },
      ),
      { seed: 1 },
    );
  });

  it.each(["", "x", "1:", "1:x0", "1:2x", "a:0", "3x0", "1~", "1:0~2", "~1"])("is refused when it is %j", (text) => {
    expect(() => parsePath(text)).toThrow(/not a valid path/);
  });
});
