/** Edge cases of comments: the forms that Markdown gives them, and runs that slow patterns down. */
import fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import { exactText, shrinkingText } from "../exactly.ts";
import { COMMENT_EVENTS, entry, PROPERTIES, type EdgeCaseEntry } from "./entry.ts";

/** The longest comment, in characters (the Hub's OpenAPI document). */
export const LONGEST_COMMENT = 65_536;

/** A comment that shrinks to one character: one without any is another case. */
export const comment = (
  weight: Weight,
  name: string,
  about: string,
  content: fc.Arbitrary<string> | string,
): EdgeCaseEntry =>
  entry({
    name,
    about,
    weight,
    events: COMMENT_EVENTS,
    with: {
      content:
        typeof content === "string"
          ? exactText(content, { maxLength: LONGEST_COMMENT })
          : shrinkingText(content, { maxLength: LONGEST_COMMENT }),
      isHidden: fc.constant(false),
    },
  });

/** What people write on any day, for somebody's parser to read. */
const FORMS: Readonly<Record<string, readonly [about: string, text: string]>> = {
  "front-matter": [
    "a comment that begins with the metadata of a card",
    "---\nlicense: mit\ntags:\n- text: generation\n---\n\nThe card, as it should be.",
  ],
  "broken-front-matter": [
    "a comment that begins with metadata that is not YAML",
    "---\nlicense: [mit\n\t- x: : y\n---\nSo?",
  ],
  "open-front-matter": ["a comment that begins with --- and never comes to another", "---\nlicense: mit"],
  "thematic-break": ["a comment that is a line between two paragraphs", "---"],
  heading: ["a comment that begins with a heading", "# Retrain\n\n## Why\n\nIt drifts."],
  quote: ["a comment that quotes another one", "> /retrain main\n> @bot\n\nDid that work?"],
  html: [
    "a comment with HTML in it",
    "<details>\n<summary>Log</summary>\n<!-- /retrain -->\n<br/>1 < 2 & 3 > 2\n</details>",
  ],
  "fenced-json": [
    "a comment with JSON in a fence, or what is meant as such",
    "```json\n{'epochs': 3,}\n```\nlike this",
  ],
  "fenced-yaml": ["a comment with YAML in a fence, or what is meant as such", "```yaml\nmodel: a: b\n\t- 1\n```"],
  "empty-fence": ["a comment with nothing in its fence", "```\n```"],
  "key-values": [
    "a comment of keys and values, some without one or the other",
    "license: mit\nlr: 1e-4: maybe\n: nothing\nepochs:\nseed\nurl: https://huggingface.co/a:b",
  ],
  list: ["a comment that is a list of tasks", "- [ ] one\n- [x] two\n1. three\n* four"],
  table: ["a comment that is a table", "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |"],
  "open-link": ["a comment with a link that never closes", "see [the card](https://huggingface.co/ada and ![](x"],
  slash: ["a comment that is a slash", "/"],
  "spaced-command": ["a command after a space, with more spaces in it", "  /retrain   main  "],
  "command-in-capitals": ["a command in capital letters", "/RETRAIN MAIN"],
  "command-without-space": ["a command that goes on in another word", "/retrained"],
  "two-commands": ["two commands in two lines", "/retrain main\n/label bug"],
  "command-with-quotes": ["a command whose arguments are in quotes, one of them open", '/label "needs review" \'open'],
  "command-with-options": ["a command with options", "/retrain --epochs=3 --lr 1e-4 -- main"],
  "command-with-zero": ["a command about nothing", "/retrain 0"],
  "command-with-negative": ["a command about less than nothing", "/retrain -1"],
  "command-with-words-for-a-number": ["a command with a word for its number", "/retrain two NaN Infinity 1e999"],
};

/** What is repeated, by what it is called: patterns such as `(a+)+$` and `\s*$` take long for a run that comes to no good end. */
const RUNS: Readonly<Record<string, string>> = {
  letters: "a",
  spaces: " ",
  tabs: "\t",
  digits: "1",
  slashes: "/",
  dashes: "-",
  dots: ".",
  stars: "*",
  brackets: "[",
  parentheses: "(",
  "angle-brackets": "<",
  mentions: "@a",
  commas: "a,",
  backticks: "`",
  "line-ends": "\n",
  colons: "a:",
};

/** As many as a comment holds, but for the end. */
const LONG_RUN = 60_000;

/** A run that is long enough for a pattern that doubles its time with each letter. */
const SHORT_RUN = 40;

export const commentCases: readonly EdgeCaseEntry[] = [
  ...Object.entries(FORMS).map(([name, [about, text]]) => comment("today", `comment-${name}`, about, text)),
  ...Object.entries(PROPERTIES).map(([name, property]) =>
    comment(
      "strangers",
      `command-called-${name}`,
      `a command called ${property}, as a property of every JavaScript object`,
      `/${property} ${property}`,
    ),
  ),
  ...Object.entries(RUNS).flatMap(([name, part]) => [
    comment("strangers", `short-run-of-${name}`, `${SHORT_RUN} ${name} and then a stop`, `${part.repeat(SHORT_RUN)}!`),
    comment(
      "strangers",
      `long-run-of-${name}`,
      `tens of thousands of ${name} and then a stop`,
      `${part.repeat(LONG_RUN / part.length)}!`,
    ),
  ]),
];
