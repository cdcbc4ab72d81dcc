/** Regular expressions of JavaScript, Python, Go and others as JavaScript's, and the texts that they plainly ask for. */
import type { Pattern } from "./words.ts";

/** `/source/flags` of JavaScript, Ruby and others. @returns null for what JavaScript does not take. */
export function patternOfLiteral(literal: string): Pattern | null {
  const [, source = "", flags = ""] = literal.match(/^\/([^]*)\/([a-z]*)$/) ?? [];
  return source === "" ? null : patternOf(source, flags);
}

/** The source of a pattern as any language writes it in a string. @returns null for what can't be translated simply. */
export function patternOf(source: string, flags = ""): Pattern | null {
  const [, inline = ""] = source.match(/^\(\?([a-z]+)\)/) ?? [];
  if (inline.includes("x")) return null;
  const translated = source
    .replace(/^\(\?[a-z]+\)/, "")
    .replaceAll("(?P<", "(?<")
    .replaceAll(/\(\?P=(\w+)\)/g, String.raw`\k<$1>`)
    .replaceAll(/^\\A/g, "^")
    .replaceAll(/\\[Zz]$/g, "$");
  const kept = [...new Set(flags + inline)].filter((flag) => "imsu".includes(flag)).join("");
  try {
    void new RegExp(translated, kept);
    return translated === "" ? null : { source: translated, flags: kept };
  } catch {
    return null;
  }
}

/** The plain text at the start of a pattern, up to the first sign that means something: `^\/retrain\s+` gives `/retrain`. */
export function plainStart({ source }: Pattern): string {
  const start = source.replace(/^\^/, "").match(/^(?:[\w @:#!,/'"=<>&%~`;\u0080-\uFFFF-]|\\[^\w\s])*/)?.[0] ?? "";
  const isCutShort = /^[*+?{]/.test(source.replace(/^\^/, "").slice(start.length));
  const plain = start.replaceAll(/\\(.)/g, "$1");
  return isCutShort ? plain.slice(0, -1) : plain;
}
