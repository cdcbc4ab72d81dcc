import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableInColour, printableJson, printableLine } from "../../src/base/index.ts";
import { hostileText } from "../report/hostile.ts";

/** How the runner of GitHub Actions finds its commands (its ActionCommand.cs): at the start of a line, and anywhere. */
function isObeyed(text: string): boolean {
  return text
    .split(/[\n\r]/)
    .some((line) => /^::[a-z][^:]*.*::/i.test(line.trimStart()) || /##(vso|teamcity)?\[/.test(line));
}

const commands = fc
  .tuple(
    hostileText,
    fc.constantFrom("", "\n", " ", "\t", "\n \u3000", "\r\n", "\u2028"),
    fc.constantFrom(
      "::error::x",
      "::add-mask::x",
      "::set-output name=a::b",
      "::stop-commands::t",
      "##[error]x",
      "###[group]",
      "##vso[task.setvariable variable=a]b",
      "##teamcity[testFailed]",
    ),
  )
  .map((parts) => parts.join(""));

describe("printable", () => {
  it("takes escapes and workflow commands apart, and stays readable", () => {
    expect(printable("\u001B[31mred\u001B[0m\n::error file=a.ts::boom\n  ::add-mask::x")).toBe(
      "\\u001b[31mred\\u001b[0m\n: :error file=a.ts::boom\n  : :add-mask::x",
    );
    expect(printable("see ##[error]boom and ##vso[task.complete]")).toBe(
      "see # #[error]boom and # #vso[task.complete]",
    );
  });

  it("leaves alone what is no command", () => {
    for (const text of ["std::vector", "[::1]:3000", "listening on ::", "## Heading", "a ::b", "C#[0]", "👩‍👩‍👧 مرحبا"])
      expect(printable(text)).toBe(text);
  });

  it("lets nothing through that a terminal or a CI service would obey, wherever lines are broken later", () => {
    fc.assert(
      fc.property(commands, (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u2028\u2029]/u);
        expect(isObeyed(shown)).toBe(false);
        expect(isObeyed(shown.replaceAll(/\s/g, "\n"))).toBe(false);
        expect(printable(shown)).toBe(shown);
        expect(printableLine(text)).not.toContain("\n");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("printableInColour", () => {
  it("lets colours through, and no other escape", () => {
    const red = "\u001B[31m::error::x\u001B[0m";
    expect(printableInColour(red)).toBe("\u001B[31m: :error::x\u001B[0m");
    expect(printableInColour("\u001B[2J\u001B]0;title\u0007")).toBe("\\u001b[2J\\u001b]0;title\\u0007");
  });
});

describe("printableJson", () => {
  it("reads as the same value, and is never obeyed", () => {
    fc.assert(
      fc.property(fc.dictionary(commands, commands), (value) => {
        const text = printableJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(isObeyed(text)).toBe(false);
        expect(text).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
      }),
    );
  });
});
