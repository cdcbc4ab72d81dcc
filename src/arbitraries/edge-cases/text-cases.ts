/** Edge cases of text: each is tried as a comment, and as a title where it fits. */
import fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import { shrinkingText } from "../exactly.ts";
import { LONGEST_TITLE, SHORTEST_TITLE } from "../text.ts";
import { comment, LONGEST_COMMENT } from "./comment-cases.ts";
import { DISCUSSION_EVENTS, entry, type EdgeCaseEntry } from "./entry.ts";

/**
 * Texts that have broken programs, by what they are. All fit a title: 3 to 200 characters. A handler may really run what it
 * is sent, so none of them does any harm: what would be a command only prints, what would be a query only reads.
 */
const TEXTS: Readonly<Record<string, readonly [weight: Weight, about: string, text: string]>> = {
  emoji: ["today", "emoji made of several code points", "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇫🇷"],
  "right-to-left": [
    "today",
    "text that runs from right to left, with marks that turn it",
    "\u202Eשלום עולם\u202C مرحبا",
  ],
  zalgo: ["strangers", "letters under piles of marks", "Z̷̡̛̪a̸̢͚̔l̵̨̬̆g̶̱̈́o̴̦͌ ḧ̷̝́e̶̗͛ ć̸̹o̷̟̍m̸̜̀e̶̳͝s̶̭͝"],
  "combining-marks": ["today", "the same letters composed and decomposed", "\u00E9\u0065\u0301 \u00C5\u0041\u030A"],
  "nul-character": ["strangers", "a NUL character", "before\u0000after"],
  "control-characters": ["strangers", "control characters", "\u0001\u0007\u0008\u001B[31mred\u001B[0m\u007F"],
  "line-separators": ["today", "line ends of every kind", "one\rtwo\r\nthree\u2028four\u2029five\u0085six"],
  "byte-order-mark": ["strangers", "a byte order mark and zero-width characters", "\uFEFFzero\u200Bwidth\u200D\u2060"],
  "beyond-the-basic-plane": ["today", "characters that need surrogate pairs", "𝕳𝖚𝖇 𐍈 𠜎 🂡"],
  "regex-characters": ["today", "characters that mean something in a regular expression", "(.*)+[a-z]{2,}$^|\\d?\\"],
  "sql-characters": ["strangers", "characters that mean something in SQL", "x' OR '1'='1'); SELECT 1;--"],
  "html-characters": [
    "strangers",
    "characters that mean something in HTML",
    "<script>alert('&')</script><img src=x onerror=alert(1)>",
  ],
  "template-characters": [
    "today",
    "characters that mean something in templates",
    "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s %n {0}",
  ],
  "shell-characters": [
    "today",
    "characters that mean something in a shell",
    "$(echo hubhook) `id` ; true && echo | cat",
  ],
  "path-characters": ["strangers", "a path that climbs", "../../../../etc/passwd\\..\\..\\windows"],
  "header-lines": ["strangers", "lines that look like HTTP headers", "x\r\nSet-Cookie: a=b\r\n\r\nHTTP/1.1 200 OK"],
  "json-text": ["today", "text that is JSON itself", '{"event":{"scope":"repo","action":"delete"},"a":[1,"\\"]}'],
  "markdown-open-fence": ["today", "Markdown that never closes", "```python\nprint('**_[x](javascript:alert(1))"],
  "number-text": ["strangers", "text that reads as a number", "1e999"],
  "null-text": ["strangers", "text that reads as null", "null"],
  "property-text": ["strangers", "text that is a property of every object", "__proto__"],
  "constructor-text": ["strangers", "text that is a property of every object", "constructor"],
  "method-text": ["strangers", "text that is a method of every object", "toString"],
  mentions: ["today", "many mentions", "@ada @everyone @ @@ada @a.b-c_d/x"],
};

const titled = (weight: Weight, name: string, about: string, title: fc.Arbitrary<string> | string): EdgeCaseEntry =>
  entry({
    name,
    about,
    weight,
    events: DISCUSSION_EVENTS,
    with: { title: shrinkingText(textsOf(title), { minLength: SHORTEST_TITLE, maxLength: LONGEST_TITLE }) },
  });

/** What people put into a title for somebody's parser to read. */
const TITLES: Readonly<Record<string, readonly [about: string, title: string]>> = {
  label: ["a title with a label in brackets", "[bug] The card is wrong"],
  labels: ["a title with two labels, one of them empty", "[WIP][] Add a card"],
  "open-label": ["a title with a label that never closes", "[bug The card is wrong"],
  ticket: ["a title with the number of a ticket", "PROJ-123: add the card (#45)"],
  date: ["a title with a date that is not one", "Release 2024-13-01"],
  version: ["a title with a version", "Release v1.10.0-rc.1"],
  prefix: ["a title with a prefix of one word", "fix: the card"],
  "scoped-prefix": ["a title with a prefix, a scope and an exclamation mark", "feat(card)!: say what it is for"],
  "prefix-alone": ["a title that is a prefix and nothing else", "fix:"],
  colons: ["a title of several prefixes", "a: b: c: d"],
  revert: ["a title that quotes another one", 'Revert "Add the card"'],
  "file-name": ["a title that names a file", "Update README.md"],
  "repo-name": ["a title that names a repo", "Copy of ada/bert"],
  command: ["a title that is a command", "/retrain main"],
  spaces: ["a title with spaces at its ends", "   the card   "],
};

const textsOf = (texts: fc.Arbitrary<string> | string): fc.Arbitrary<string> =>
  typeof texts === "string" ? fc.constant(texts) : texts;

export const textCases: readonly EdgeCaseEntry[] = [
  ...Object.entries(TEXTS).flatMap(([name, [weight, about, text]]) => [
    comment(weight, `comment-${name}`, `a comment with ${about}`, text),
    titled(weight, `title-${name}`, `a title with ${about}`, text),
  ]),
  comment("strangers", "empty-comment", "a comment without a character", ""),
  comment("strangers", "blank-comment", "a comment of white space only", " \t\n\u00A0\u3000"),
  comment("today", "longest-comment", "a comment of 65,536 letters", "a".repeat(LONGEST_COMMENT)),
  comment("strangers", "longest-comment-of-emoji", "a comment of 65,536 emoji: 256 KiB", "🤗".repeat(LONGEST_COMMENT)),
  comment(
    "strangers",
    "comment-of-emoji-off-by-one",
    "a letter and 1,000 emoji: each cut at an even place goes through one",
    `a${"🤗".repeat(1_000)}`,
  ),
  comment("today", "comment-of-many-lines", "a comment of 10,000 lines", "line\n".repeat(10_000)),
  comment("today", "comment-of-one-word", "a comment of 50,000 letters without a space", "ab".repeat(25_000)),
  comment("strangers", "comment-of-backslashes", "a comment of quotes and backslashes", '\\"'.repeat(10_000)),
  comment(
    "strangers",
    "comment-of-anything",
    "a comment of any characters at all",
    fc.string({ unit: "grapheme", maxLength: 40 }),
  ),
  ...Object.entries(TITLES).map(([name, [about, title]]) => titled("today", `title-with-${name}`, about, title)),
  titled("today", "shortest-title", "a title of three characters", "???"),
  titled("today", "longest-title", "a title of 200 characters", "t".repeat(LONGEST_TITLE)),
  titled("strangers", "longest-title-of-emoji", "a title of 200 emoji", "🤗".repeat(LONGEST_TITLE)),
  titled(
    "strangers",
    "title-of-emoji-off-by-one",
    "a letter and 199 emoji: each cut at an even place goes through one",
    `a${"🤗".repeat(LONGEST_TITLE - 1)}`,
  ),
  titled(
    "today",
    "title-of-anything",
    "a title of any characters at all",
    fc.string({ unit: "grapheme-ascii", minLength: SHORTEST_TITLE, maxLength: 40 }),
  ),
];
