/** Text that may come from anywhere, as it can be looked at: what cannot be seen, or would change how the rest is seen, is written out. */

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

/** At most so many characters, whole ones. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
