/** Comments and titles that the consumer's conditions ask for. */
import fc from "fast-check";
import type { Words } from "../../reach/index.ts";
import { LONGEST_TITLE, SHORTEST_TITLE } from "../text.ts";
import { anyOf, oftenOf } from "./often.ts";
import { matchesOf } from "./matches-of.ts";
import { valuesOf } from "./values-of.ts";

/** What people give a command beside what the consumer's words say: values that are right, wrong, strange and missing. */
const ARGUMENTS = [
  "main",
  "1",
  "2",
  "100",
  "1000000",
  "0",
  "0.1",
  "-1",
  "abc",
  "1e999",
  "NaN",
  "ada/bert",
  "v1.0",
  "true",
  "../x",
  "👍",
  "a b c",
  "",
];

/** What stands below a key or in a fenced block. */
const BLOCKS = ["", "a: 1", "{", '{"a":1}', "- a\n- b", "null", "model.generate(**inputs)"];

/**
 * Comments of one to three parts: commands with arguments, mentions, lines, fenced blocks, other texts.
 * @param usual - What people write every day.
 */
export function commentsFrom(words: Words, say: readonly string[], usual: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const parts = partsOf(words);
  const lengths = valuesOf(words.numbers).filter((length) => Number.isInteger(length) && length <= 5_000 && length > 1);
  const some = parts.length === 0 ? [] : [fc.oneof(...parts)];
  const part = oftenOf(usual, parts);
  const separator = fc.constantFrom(" ", "\n", "\n\n");
  const given = [
    ...anyOf(say),
    ...anyOf(say).map((own) => fc.tuple(own, usual).map(([text, more]) => `${text}\n\n${more}`)),
    ...some.flatMap((own) => [
      own,
      joined(own, separator, part),
      joined(joined(part, separator, own), separator, part),
    ]),
    ...(lengths.length === 0 ? [] : [fc.constantFrom(...lengths).map((length) => "a".repeat(length))]),
  ];
  return oftenOf(usual, given);
}

function joined(
  first: fc.Arbitrary<string>,
  separator: fc.Arbitrary<string>,
  second: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  return fc.tuple(first, separator, second).map(([before, between, after]) => before + between + after);
}

/** What a comment is made of, most often what looks like a command. */
function partsOf(words: Words): readonly fc.Arbitrary<string>[] {
  const argument = argumentsFrom(words);
  const called = (names: readonly string[]): readonly fc.Arbitrary<string>[] =>
    anyOf(names).map((name) =>
      fc.tuple(name, fc.array(argument, { maxLength: 2 })).map(([own, values]) => [own, ...values].join(" ")),
    );
  const weighted = [
    [4, called(valuesOf(words.commands))],
    [4, called(valuesOf(words.mentions))],
    [3, anyOf(matchesOf(words))],
    [2, called(valuesOf(words.texts))],
    [2, anyOf(valuesOf(words.lines)).map((lines) => fc.tuple(lines, argument).map((line) => withValue(...line)))],
    [
      2,
      anyOf(fencesIn(words)).map((fences) =>
        fc.tuple(fences, blocksFrom(words, argument)).map((one) => fenced(...one)),
      ),
    ],
    [1, anyOf([...valuesOf(words.titles), ...valuesOf(words.tags), ...valuesOf(words.repoNames)])],
  ] as const;
  return weighted.flatMap(([weight, parts]) => parts.flatMap((part) => Array.from({ length: weight }, () => part)));
}

function fenced(fence: string, inside: string): string {
  return `${fence}\n${inside}\n\`\`\``;
}

/** How fenced blocks start, as literals and patterns have it. */
function fencesIn(words: Words): readonly string[] {
  const all = [...valuesOf(words.fences), ...matchesOf(words)].flatMap((text) => text.match(/```[\w-]*/)?.[0] ?? []);
  return [...new Set(all)];
}

/** Lines of keys, values and other texts, as in a fenced block. */
function blocksFrom(words: Words, argument: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const keys = [...valuesOf(words.lines), ...valuesOf(words.names).map((name) => `${name}:`)];
  const line = oftenOf(fc.constantFrom(...BLOCKS), [
    ...anyOf(keys).map((own) => fc.tuple(own, argument).map(([key, value]) => withValue(key, value))),
    ...anyOf(keys),
    ...anyOf([...valuesOf(words.texts), ...matchesOf(words).filter((text) => !text.includes("```"))]),
  ]);
  return fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
}

/** `key: value` of a key, unless it has a value already. */
function withValue(line: string, value: string): string {
  return /:\s*$/.test(line) ? `${line.trimEnd()} ${value}` : line;
}

function argumentsFrom(words: Words): fc.Arbitrary<string> {
  const names = [...valuesOf(words.tags), ...valuesOf(words.repoNames), ...valuesOf(words.names)];
  const texts = [...new Set([...valuesOf(words.texts), ...names])].filter((text) => !/\s/.test(text));
  const weighted = [
    ...anyOf(texts).map((arbitrary) => ({ weight: 4, arbitrary })),
    ...anyOf(valuesOf(words.numbers).map(String)).map((arbitrary) => ({ weight: 2, arbitrary })),
    ...anyOf(matchesOf(words)).map((arbitrary) => ({ weight: 1, arbitrary })),
    { weight: 2, arbitrary: fc.constantFrom(...ARGUMENTS) },
  ];
  return fc.oneof(...weighted);
}

/** Titles with a word in the place where it matters: as a whole, at the start, at the end. */
export function titlesFrom(words: Words, usual: fc.Arbitrary<string>): readonly fc.Arbitrary<string>[] {
  const all = [...valuesOf(words.titles), ...valuesOf(words.texts), ...matchesOf(words), ...valuesOf(words.lines)];
  const lengths = valuesOf(words.numbers).filter((length) => Number.isInteger(length) && isTitleLength(length));
  const placed = anyOf(all).map((texts) =>
    fc
      .tuple(texts, usual, fc.nat(3))
      .map(([text, more, place]) => [text, `${text} ${more}`, `${text}${more}`, `${more} ${text}`][place] ?? text)
      .filter(isTitle),
  );
  return [
    ...placed,
    ...(lengths.length === 0 ? [] : [fc.constantFrom(...lengths).map((length) => "t".repeat(length))]),
  ];
}

/** What the Hub takes for a title (the Hub's OpenAPI document). */
function isTitle(text: string): boolean {
  return isTitleLength([...text].length) && !text.includes("\n"); // the Hub counts characters
}

function isTitleLength(length: number): boolean {
  return length >= SHORTEST_TITLE && length <= LONGEST_TITLE;
}
