/**
 * A secret as programs write it down, each way as the source of a regular expression: character by character, as JSON, a URL,
 * a form or HTML write it; in capital and in small letters; in hex; in base64, alone or inside a longer text.
 */

/** The sources of the ways to write a secret, the plainest first. @param secret - Not empty. */
export function writingsOf(secret: string): readonly string[] {
  const cases = new Set([secret, secret.toUpperCase(), secret.toLowerCase()]);
  return [...[...cases].map((text) => [...text].map(anyWriting).join("")), ...bytewise(secret)];
}

/** Too few bytes stand in any long text of hex or base64 by chance. */
const FEWEST_BYTES = 4;

function bytewise(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  return bytes.length < FEWEST_BYTES ? [] : [hexOf(bytes), ...[0, 1, 2].map((offset) => base64Of(bytes, offset))];
}

function anyWriting(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  const writings = [`\\u00${code}`, `%${code}`, `%${code.toUpperCase()}`, ...(WRITINGS[character] ?? []), character];
  const longestFirst = writings.sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escapedForPattern).join("|")})`;
}

/** Writings beyond the escapes by code that every character has. */
const WRITINGS: Readonly<Record<string, readonly string[]>> = {
  "&": ["&amp;"],
  "<": ["&lt;"],
  ">": ["&gt;"],
  '"': ["&quot;", '\\"'],
  "'": ["&#39;", "&#x27;", "&apos;"],
  "\\": ["\\\\"],
  " ": ["+"],
};

function escapedForPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** Bytes in hex, in a row or with a sign between two: `73 33 63`, `73:33:63`, `\x73\x33\x63`. */
function hexOf(bytes: Uint8Array): string {
  const pairs = [...bytes].map((byte) =>
    byte
      .toString(16)
      .padStart(2, "0")
      .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`),
  );
  return pairs.join(String.raw`(?:[ :-]|\\x)?`);
}

const BASE64_CHARACTER = "[\\w+/-]";
const BITS_PER_BYTE = 8;
const BITS_PER_CHARACTER = 6;

/**
 * Base64 of bytes that stand `offset` bytes behind the start of a group of three. The characters at both ends also depend on
 * what stands beside the bytes: they may be anything.
 */
function base64Of(bytes: Uint8Array, offset: number): string {
  const binary = String.fromCharCode(...new Uint8Array(offset), ...bytes);
  const startBit = offset * BITS_PER_BYTE;
  const endBit = startBit + bytes.length * BITS_PER_BYTE;
  const inside = btoa(binary).slice(Math.ceil(startBit / BITS_PER_CHARACTER), Math.floor(endBit / BITS_PER_CHARACTER));
  const before = startBit % BITS_PER_CHARACTER === 0 ? "" : BASE64_CHARACTER;
  const after = endBit % BITS_PER_CHARACTER === 0 ? "" : `${BASE64_CHARACTER}(?:=|%3[Dd]){0,2}`;
  return before + [...inside].map(base64Character).join("") + after;
}

/** The standard and the URL-safe sign, also as JSON and URLs escape it. */
function base64Character(character: string): string {
  if (character === "+") return String.raw`(?:\+|-|%2[Bb])`;
  if (character === "/") return String.raw`(?:\\?\/|_|%2[Ff])`;
  return character;
}
