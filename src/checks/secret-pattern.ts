/** A secret in a text, however each of its characters is written: as it is, or as JSON, a URL, a form or HTML write it. */

/** Matches every occurrence. @param secret - Not empty. */
export function secretPattern(secret: string): RegExp {
  return new RegExp([...secret].map(anyWriting).join(""), "g");
}

function anyWriting(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  const writings = [`\\u00${code}`, `%${code}`, `%${code.toUpperCase()}`, ...(WRITINGS[character] ?? []), character];
  const longestFirst = writings.sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join("|")})`;
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
