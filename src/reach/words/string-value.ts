/** What a string literal means: without quotes and prefixes, with its escapes read. */

/** Quotes of most languages, the longest first; what stands before them, such as Python's `rb` or C#'s `$@`. */
const OPENING = /^([A-Za-z$@]{0,3}#*)("""|'''|["'`])/;

/**
 * The text of a literal, piece by piece: the pieces of a template are the text between its holes.
 * @param pieces - As in the source: the first one starts with the quote, the last one ends with it.
 */
export function textsOf(pieces: readonly string[]): readonly string[] {
  const [first = ""] = pieces;
  const opening = first.match(OPENING);
  if (opening === null) return pieces.map((piece) => piece.trim()); // a plain value, as in YAML
  const [whole, prefix = "", quote = ""] = opening;
  const isRaw = /[rR@]/.test(prefix);
  return pieces.map((piece, index) => {
    const start = index === 0 ? piece.slice(whole.length) : piece;
    const text = index === pieces.length - 1 ? withoutEnd(start, quote) : start;
    return isRaw ? text : unescaped(text);
  });
}

function withoutEnd(text: string, quote: string): string {
  const end = text.lastIndexOf(quote);
  return end === -1 ? text : text.slice(0, end);
}

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt0\\"'`/]))/g;
const SIGNS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

/** Escapes that are none in the language, such as `\d` in a pattern, stay as they are. */
function unescaped(text: string): string {
  return text.replaceAll(ESCAPE, (found: string, long?: string, four?: string, two?: string, sign?: string) => {
    if (sign !== undefined) return SIGNS[sign] ?? sign;
    const code = Number.parseInt(long ?? four ?? two ?? "", 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : found;
  });
}
