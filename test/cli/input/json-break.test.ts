import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonBreak } from "../../../src/cli/input/json-break.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("jsonBreak", () => {
  it.each([
    ["", 0, "a value", "the end"],
    ["  ", 2, "a value", "the end"],
    ["hello", 0, "a value", '"hello"'],
    ["{'a':1}", 1, 'a property name in double quotes, or "}"', '"\'"'],
    ['{"a":1,}', 7, "a property name in double quotes", '"}"'],
    ['{"a" 1}', 5, '":"', '"1"'],
    ['{"a":1 "b":2}', 7, '"," or "}"', '"\\""'],
    ["[1,]", 3, "a value", '"]"'],
    ["[,1]", 1, 'a value or "]"', '","'],
    ["[1}", 2, '"," or "]"', '"}"'],
    ["{} {}", 3, "nothing more", '"{"'],
    ["[NaN]", 1, 'a value or "]"', '"NaN"'],
    ["[tru]", 1, 'a value or "]"', '"tru"'],
    ["[01]", 1, 'a value or "]"', '"01"'],
    ["[1.]", 1, 'a value or "]"', '"1"'],
    ['["ab', 4, "a closing quote", "the end"],
    ['["a\tb"]', 3, "a closing quote", '"\\t"'],
    ['["a\\qb"]', 3, "an escape that JSON has", '"\\\\"'],
    ["[\uD83D\uDE00]", 1, 'a value or "]"', '"\uD83D\uDE00"'],
  ])("finds where %j breaks off", (text, offset, expected, received) => {
    expect(jsonBreak(text)).toEqual({ offset, expected, received });
  });

  it("finds nothing in JSON, and something in all else", () => {
    const nearlyJson = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "{", "\\", "\u0001", "-", "0", "e", "\u00A0"))
      .map(([json, at, insert]) => {
        const index = at % (json.length + 1);
        return json.slice(0, index) + insert + json.slice(insert === "" ? index + 1 : index);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), nearlyJson, fc.string(), fc.string({ unit: "binary" })), (text) => {
        expect(jsonBreak(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("points behind everything that could still become JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % json.length);
        fc.pre(!/[\d.eE+-]$|[a-z]$|\\u?[\da-fA-F]{0,3}$/.test(cut) && !isJson(cut));
        expect(jsonBreak(cut)).toMatchObject({ offset: cut.length, received: "the end" });
      }),
    );
  });
});
