import { describe, expect, it } from "vitest";
import { spanMs, UsageError } from "../../src/base/index.ts";

describe("spanMs()", () => {
  it("adds the units up", () => {
    expect(spanMs({ days: 1, hours: 2, minutes: 3, seconds: 4, ms: 5 })).toBe(93_784_005);
    expect(spanMs({})).toBe(0);
  });

  it.each(["5000", '{ "hour": 1 }', "null", '"1h"'])("refuses what has no unit that it knows: %s", (json) => {
    expect(() => spanMs(JSON.parse(json))).toThrow(UsageError);
  });
});
