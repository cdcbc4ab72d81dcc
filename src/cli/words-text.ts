/** Words for people: what each is taken for, and where it stands. */
import { printableLine } from "../base/index.ts";
import { countOf, SLOTS, slots, type FoundWords, type Word, type Words } from "../reach/index.ts";

/** Places of a word that are listed; the rest is counted. */
const MOST_PLACES = 3;

const WIDEST_WORD = 36;

/** One paragraph for each thing that words are taken for, a line for each word; empty when there are none. */
export function wordsText({ numbers, patterns, ...texts }: Words): string {
  return [
    ...slots.map((slot) => paragraph(SLOTS[slot], texts[slot], (value) => JSON.stringify(value))),
    paragraph("numbers, and those beside them", numbers, String),
    paragraph("patterns", patterns, ({ source, flags }) => `/${source}/${flags}`),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function paragraph<T>(title: string, words: readonly Word<T>[], write: (value: T) => string): string {
  if (words.length === 0) return "";
  return [title, ...words.map(({ value, places }) => line(printableLine(write(value)), places))].join("\n");
}

function line(word: string, places: Word<unknown>["places"]): string {
  const shown = places.slice(0, MOST_PLACES).map(({ path, line }) => (path.startsWith("$") ? path : `${path}:${line}`));
  const more = places.length - shown.length;
  return `  ${word.padEnd(WIDEST_WORD)}  ${printableLine(shown.join(", "))}${more === 0 ? "" : ` and ${more} more`}`;
}

/** How many words a run draws from, and where they stand. */
export function wordsLine({ words, files }: FoundWords): string {
  const count = countOf(words);
  const [first = "", ...others] = files;
  const where =
    others.length === 0
      ? printableLine(first)
      : `${printableLine(first)} and ${others.length} more ${others.length === 1 ? "file" : "files"}`;
  return `Sends what its conditions compare with: ${count} ${count === 1 ? "word" : "words"} of ${where} (see hubhook words).`;
}
