/** Patterns as texts that they match. */
import fc from "fast-check";
import type { JumpableRandomGenerator } from "pure-rand/types/JumpableRandomGenerator";
import { xorshift128plus } from "pure-rand/generator/xorshift128plus";
import { remembered } from "../../base/index.ts";
import type { Pattern, Words } from "../../reach/index.ts";

/** How many texts stand for a pattern. */
const PER_PATTERN = 8;

/** How many texts are drawn to choose from. */
const DRAWN = 40;

/** How many random numbers may be drawn for a pattern. `[^\P{Cc}]` would take millions: fast-check looks for a match by trying. */
const MOST_NUMBERS = 100_000;

/** Longer ones are cut: what a pattern repeats without end does not matter. */
const LONGEST = 200;

/** Some texts that match the patterns, the shortest first; always the same ones. */
export function matchesOf({ patterns }: Pick<Words, "patterns">): readonly string[] {
  return patterns.flatMap(({ value }) => textsMatching(value));
}

/** fast-check does not know every construct of patterns, such as looking behind, nor what flags mean to anchors. */
const textsMatching = remembered(({ source, flags }: Pattern): readonly string[] => {
  try {
    const pattern = new RegExp(source, flags);
    const inLines = flags.includes("m") ? asLines(source) : source;
    const texts = fc.stringMatching(new RegExp(inLines, flags.replaceAll(/[^su]/g, "")), { size: "xsmall" });
    return [...new Set(firstOf(texts).flatMap(withOtherNumbers))]
      .filter((text) => text.trim() !== "" && text.length <= LONGEST && pattern.test(text))
      .toSorted((a, b) => a.length - b.length)
      .slice(0, PER_PATTERN);
  } catch {
    return [];
  }
});

/** As many values as there are numbers for. */
function firstOf(texts: fc.Arbitrary<string>): readonly string[] {
  const random = new fc.Random(counted(xorshift128plus(1), MOST_NUMBERS));
  const found: string[] = [];
  try {
    while (found.length < DRAWN) found.push(texts.generate(random, undefined).value);
  } catch (error) {
    if (error !== SPENT) throw error;
  }
  return found;
}

const SPENT = new Error("The random numbers are spent.");

/** A generator that ends. */
function counted(inner: JumpableRandomGenerator, most: number): JumpableRandomGenerator {
  let left = most;
  return {
    clone: () => counted(inner.clone(), left),
    next() {
      left -= 1;
      if (left < 0) throw SPENT;
      return inner.next();
    },
    getState: () => inner.getState(),
    jump: () => inner.jump(),
  };
}

/** Anchors of lines, in the middle of a pattern, as the ends of lines that they stand for. */
function asLines(source: string): string {
  return source
    .replaceAll(/(\\.|\[(?:\\.|[^\]])*\])|(?<=[^(|])\^|\$(?=[^)|])/g, (_found, kept?: string) => kept ?? "\n")
    .replaceAll("\n\n", "\n");
}

/** Numbers that matter more often than others. */
const NUMBERS = ["0", "1", "9999"];

/** The same text with other numbers in it. */
function withOtherNumbers(text: string, nth: number): readonly string[] {
  if (nth > 2 || !/\d/.test(text)) return [text];
  return [text, ...NUMBERS.map((number) => text.replaceAll(/\d+/g, number))];
}
