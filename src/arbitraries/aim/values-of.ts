/** Words as plain values, and patterns as texts that they match. */
import fc from "fast-check";
import { remembered } from "../../base/index.ts";
import type { Pattern, Word, Words } from "../../reach/index.ts";

export function valuesOf<T>(words: readonly Word<T>[]): readonly T[] {
  return words.map(({ value }) => value);
}

/** How many texts stand for a pattern. */
const PER_PATTERN = 8;

/** How many texts are drawn to choose from. */
const DRAWN = 40;

/** Longer ones are cut: what a pattern repeats without end does not matter. */
const LONGEST = 200;

/** Anchors of lines, in the middle of a pattern, as the ends of lines that they stand for. */
function asLines(source: string): string {
  return source
    .replaceAll(/(\\.|\[(?:\\.|[^\]])*\])|(?<=[^(|])\^|\$(?=[^)|])/g, (_found, kept?: string) => kept ?? "\n")
    .replaceAll("\n\n", "\n");
}

/** Some texts that match the patterns, the shortest first; always the same ones. */
export function matchesOf({ patterns }: Pick<Words, "patterns">): readonly string[] {
  return patterns.flatMap(({ value }) => textsMatching(value));
}

/** Numbers that matter more often than others. */
const NUMBERS = ["0", "1", "9999"];

/** The same text with other numbers in it. */
function withOtherNumbers(text: string, nth: number): readonly string[] {
  if (nth > 2 || !/\d/.test(text)) return [text];
  return [text, ...NUMBERS.map((number) => text.replaceAll(/\d+/g, number))];
}

/** fast-check does not know every construct of patterns, such as looking behind, nor what flags mean to anchors. */
const textsMatching = remembered(({ source, flags }: Pattern): readonly string[] => {
  try {
    const pattern = new RegExp(source, flags);
    const inLines = flags.includes("m") ? asLines(source) : source;
    const texts = fc.stringMatching(new RegExp(inLines, flags.replaceAll(/[^su]/g, "")), { size: "xsmall" });
    const some = fc.sample(texts, { seed: 1, numRuns: DRAWN });
    return [...new Set(some.flatMap(withOtherNumbers))]
      .filter((text) => text.trim() !== "" && text.length <= LONGEST && pattern.test(text))
      .toSorted((a, b) => a.length - b.length)
      .slice(0, PER_PATTERN);
  } catch {
    return [];
  }
});
