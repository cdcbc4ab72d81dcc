/**
 * The door for text from outside: answers, stderr, payloads, file names, thrown messages. What cannot be seen, or would change
 * how the rest is seen, is written out; what a CI service would obey is taken apart.
 */

/**
 * Control characters, line and paragraph separators, marks that change the direction of text, marks without a width, and
 * halves of a surrogate pair. The joiners inside emoji and of some scripts are left alone.
 */
export const INVISIBLE: RegExp =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\u00AD\u180E\u200B\u2060-\u2064\uFEFF\uFFFE\uFFFF]/gu;

/** The code of a character, as JSON and JavaScript write it. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The text with all that is invisible written out, but for line breaks and tabs. */
export function visible(text: string): string {
  return text.replaceAll(INVISIBLE, (character) =>
    character === "\n" || character === "\t" ? character : escaped(character),
  );
}

/**
 * Workflow commands of GitHub Actions, which start a line (`::error::`, `::add-mask::`), and commands that GitHub, Azure
 * Pipelines and TeamCity take wherever they stand in one (`##[error]`, `##vso[task.complete]`). Text may be wrapped after this,
 * so each start of a word counts as the start of a line.
 * Sources: GitHub docs, workflow commands; the runner's ActionCommand.cs; Azure Pipelines docs, logging commands.
 */
const COMMAND_AT_START = /(?<=^|\s):(?=:[a-z][^\n]*?::)/gim;
const COMMAND_ANYWHERE = /#(?=#[\w.]*\[)/g;

/** The text on its way to a terminal or a log: visible, and without anything that they would obey. `::error::` becomes `: :error::`. */
export function printable(text: string): string {
  return visible(text).replaceAll(COMMAND_AT_START, ": ").replaceAll(COMMAND_ANYWHERE, "# ");
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "⏎").replaceAll("\t", escaped);
}

/** The escapes of colours (ECMA-48, SGR), and nothing else. */
const COLOURS = new RegExp(String.raw`(${"\u001B"}\[[\d;]*m)`);

/** `printable` for a text that hubhook has coloured. */
export function printableInColour(text: string): string {
  return text
    .split(COLOURS)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join("");
}

/** JSON on one line, as a terminal or a log may show it: it reads as the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(INVISIBLE, escaped).replaceAll(COMMAND_ANYWHERE, escaped);
}
