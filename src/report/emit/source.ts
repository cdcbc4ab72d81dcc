/** Text as source code: what TypeScript and Python have in common, so that nothing from a payload is ever read as code. */
import { TELLING_LENGTH, withPlainSecret } from "../../base/index.ts";
import { cut, escaped, INVISIBLE, visible } from "../visible.ts";

/** How long a line of a long text is. */
const LINE = 96;

/** A literal in single quotes. JSON, which is full of double ones, stays readable in it. */
export function quoted(text: string): string {
  const inside = text
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(INVISIBLE, escaped);
  return `'${inside}'`;
}

/**
 * A text in which the secret is left to a variable, as a sum: `'Bearer ' + secret`. In other writings it is masked. A short one
 * is only looked for where it stands alone.
 */
export function withVariable(text: string, secret: string, variable: string): string {
  if (secret === "") return quoted(text);
  if (text === secret) return variable;
  if (secret.length < TELLING_LENGTH) return quoted(text);
  const masked = withPlainSecret(text, secret);
  const parts = masked
    .split(secret)
    .flatMap((part, index) => [...(index === 0 ? [] : [variable]), ...(part === "" ? [] : [quoted(part)])]);
  return parts.length === 0 ? quoted("") : parts.join(" + ");
}

/** A long text as literals that make it up, broken behind a comma where there is one. */
export function chunksOf(text: string): readonly string[] {
  const chunks: string[] = [];
  let rest = text.toWellFormed(); // as it travels: UTF-8 has no halves of surrogate pairs
  while (rest.length > LINE) {
    const end = endOfChunk(rest);
    chunks.push(quoted(rest.slice(0, end)));
    rest = rest.slice(end);
  }
  return [...chunks, quoted(rest)];
}

function endOfChunk(text: string): number {
  const before = text.lastIndexOf(",", LINE - 1) + 1;
  if (before > LINE / 4) return before;
  const behind = text.indexOf(",", LINE) + 1;
  if (behind > 0 && behind < 2 * LINE) return behind;
  return /[\ud800-\udbff]/.test(text.charAt(LINE - 1)) ? LINE - 1 : LINE; // no character in halves
}

/** Lines of a comment: what would end it, or could not be seen, is written out. */
export function commentLines(sign: "//" | "#", text: string): readonly string[] {
  return visible(text)
    .split("\n")
    .map((line) => `${sign} ${cut(line, 2_000)}`.trimEnd());
}
