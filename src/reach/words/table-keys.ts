/** The keys of tables that are written without quotes: `const verbs = { ping: …, rebase(event) { … } }`. */
import type { Token } from "./tokens.ts";

export interface TableKey {
  readonly name: string;
  /** Where it starts in the source, in code units. */
  readonly start: number;
}

/** A constant that is given an object. */
const TABLE = /\b(?:const|let|var)\s+[\w$]+\s*(?::[^=\n]+)?=\s*(?:Object\.freeze\s*\(\s*)?\{/g;

const KEY = /[{,]\s*(?:async\s+)?([A-Za-z_$][\w$]*)\s*(?=[:(,}])/y;

/** What objects have that are no tables. */
const USUAL: ReadonlySet<string> = new Set(
  "fetch get set has default method methods headers status body url path name type id handler port host level timeout retries".split(
    " ",
  ),
);

/** More keys than that are data. */
const MOST_KEYS = 40;

export function tableKeysIn(source: string, tokens: readonly Token[]): readonly TableKey[] {
  const code = withoutLiterals(source, tokens);
  return [...code.matchAll(TABLE)].flatMap(({ index, 0: { length } }) => keysFrom(code, index + length - 1));
}

/** Literals and comments as blanks, so that what stands in them does not count. */
function withoutLiterals(source: string, tokens: readonly Token[]): string {
  let code = "";
  let at = 0;
  for (const { start, end } of tokens.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    code += source.slice(at, start) + " ".repeat(end - start);
    at = end;
  }
  return code + source.slice(at);
}

/** @param open - Where the brace of the table stands. */
function keysFrom(code: string, open: number): readonly TableKey[] {
  const keys: TableKey[] = [];
  let depth = 0;
  for (let at = open; at < code.length && keys.length < MOST_KEYS; at++) {
    const sign = code[at] ?? "";
    if ("{[(".includes(sign)) depth += 1;
    if (depth === 1 && (sign === "{" || sign === ",")) {
      KEY.lastIndex = at;
      const [whole = "", name = ""] = KEY.exec(code) ?? [];
      if (name !== "" && !USUAL.has(name)) keys.push({ name, start: at + whole.lastIndexOf(name) });
    }
    if ("}])".includes(sign)) depth -= 1;
    if (depth === 0) break;
    if (depth === 1 && sign === "}" && /^\s*[A-Za-z_$]/.test(code.slice(at + 1, at + 80))) break; // not an object after all
  }
  return keys;
}
