/**
 * The strings, regular expressions and numbers of a source text, wherever the language is one that highlight.js knows: its
 * grammars say where a literal starts and ends, and what stands in the holes of a template.
 */
import { createRequire } from "node:module";
import { extname } from "node:path";

export interface Token {
  readonly kind: "string" | "regexp" | "number" | "comment";
  /** As it stands in the source, with quotes; without what stands in the holes of a template. */
  readonly pieces: readonly string[];
  /** Where it starts and ends in the source, in code units. */
  readonly start: number;
  readonly end: number;
}

/** What is used of highlight.js. Its own types would bring those of the DOM into all of our sources. */
interface Highlighter {
  highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { readonly value: string };
  getLanguage(name: string): unknown;
}

let loaded: Highlighter | undefined;

/** Loaded when it is needed: it takes 30 ms. */
function highlighter(): Highlighter {
  loaded ??= createRequire(import.meta.url)("highlight.js/lib/common");
  if (loaded === undefined) throw new TypeError("highlight.js exports nothing.");
  return loaded;
}

/** Extensions that highlight.js knows by another name. */
const LANGUAGES: Readonly<Record<string, string>> = {
  mts: "typescript",
  cts: "typescript",
  mjs: "javascript",
  cjs: "javascript",
  jsonc: "json",
  toml: "ini",
  cfg: "ini",
  vue: "xml",
  svelte: "xml",
  astro: "xml",
};

/** What an unknown language most likely looks like, as far as its literals go. */
const USUAL_LANGUAGE = "javascript";

function languageOf(path: string): string {
  const extension = extname(path).slice(1).toLowerCase();
  const name = LANGUAGES[extension] ?? extension;
  return name !== "" && highlighter().getLanguage(name) !== undefined ? name : USUAL_LANGUAGE;
}

const KINDS: Readonly<Record<string, Token["kind"]>> = {
  string: "string",
  regexp: "regexp",
  number: "number",
  comment: "comment",
};

/** Scopes inside a string that are not part of its text. */
const HOLES: ReadonlySet<string> = new Set(["subst", "variable", "template-variable"]);

/** The literals and comments, in the order in which they end. Never throws: what a grammar does not understand holds none. */
export function tokensOf(path: string, text: string): readonly Token[] {
  const source = text.replaceAll(/\w{200,}/g, (run) => " ".repeat(run.length)); // nobody writes such, and grammars are slow on it
  const { value } = highlighter().highlight(source, { language: languageOf(path), ignoreIllegals: true });
  const tokens: Token[] = [];
  const open: { readonly scope: string; readonly start: number; readonly holes: (readonly [number, number])[] }[] = [];
  let at = 0;
  for (const [, scope, close, entity, text] of value.matchAll(HTML)) {
    if (scope !== undefined) open.push({ scope: scope.replace(/^hljs-/, ""), start: at, holes: [] });
    else if (entity !== undefined) at += 1;
    else if (text !== undefined) at += text.length;
    else if (close !== undefined) {
      const span = open.pop();
      if (span === undefined) continue;
      if (HOLES.has(span.scope)) open.at(-1)?.holes.push([span.start, at]);
      const kind = KINDS[span.scope];
      if (kind !== undefined)
        tokens.push({ kind, pieces: piecesOf(source, span.start, at, span.holes), start: span.start, end: at });
    }
  }
  return tokens;
}

/** All that highlight.js writes: spans, entities of one character each, and text. */
const HTML = /<span class="([\w-]+)[^"]*">|(<\/span>)|&(amp|lt|gt|quot|#x27);|([^<&]+)/g;

function piecesOf(
  source: string,
  start: number,
  end: number,
  holes: readonly (readonly [number, number])[],
): readonly string[] {
  const edges = [start, ...holes.flat(), end];
  return Array.from({ length: edges.length / 2 }, (_, index) => source.slice(edges[2 * index], edges[2 * index + 1]));
}
