import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hanging, oneLine, wrap } from "../../src/report/wrap.ts";

const text = fc
  .array(fc.string({ unit: fc.constantFrom(..."abcdefgh,."), minLength: 1, maxLength: 12 }))
  .map((words) => words.join(" "));

describe("wrap", () => {
  it("breaks between words and indents", () => {
    expect(wrap("one two three four", 12, "- ", "  ")).toBe("- one two\n  three four");
  });

  it("keeps every word in order, and every line within the columns", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 80 }), fc.integer({ min: 0, max: 5 }), (words, columns, indent) => {
        const wrapped = wrap(words, columns, " ".repeat(indent));
        expect(wrapped.split(/\s+/).filter(Boolean)).toEqual(words.split(" ").filter(Boolean));
        for (const line of wrapped.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe("hanging", () => {
  it("goes on below itself", () => {
    expect(hanging("one two three", 12, 4)).toBe("one two\n    three");
  });
});

describe("oneLine", () => {
  it("shows what a terminal would obey", () => {
    expect(oneLine("a\nb\u001B[31m\u202E", 40)).toBe(String.raw`a⏎b\u001b[31m\u202e`);
  });

  it("is one line of printable characters, no longer than it may be, and whole in its characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (any, longest) => {
        const line = oneLine(any.toWellFormed(), longest);
        expect(line.length).toBeLessThanOrEqual(longest);
        expect(line).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});
