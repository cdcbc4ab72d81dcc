/** Texts that a source puts together from constants: `${NAMESPACE}/${NAME}`, `NAMESPACE + "/" + NAME`, `[A, "b"].join("/")`. */
import { isSecretName } from "./credential.ts";

export type Constants = ReadonlyMap<string, string>;

const CONSTANT =
  /(?:^|[\s;{(,])(?:export\s+)?(?:const|let|var|final|static|val)?\s*([A-Za-z_]\w*)\s*(?::\s*[\w<>[\]| ]+)?\s*(?::=|=)\s*(?:String\()?(["'`])([^"'`$\n]{1,100})\2/gm;

/** Names that are set to a text, by all sources; those that are set to several, or hold a credential, are left out. */
export function constantsIn(sources: readonly string[], secretNames: ReadonlySet<string>): Constants {
  const found = new Map<string, string | null>();
  for (const source of sources) {
    for (const [, name = "", , value = ""] of source.matchAll(CONSTANT)) {
      if (isSecretName(name) || secretNames.has(name)) continue;
      const known = found.get(name);
      found.set(name, known === undefined || known === value ? value : null);
    }
  }
  return new Map([...found].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

export interface Composed {
  readonly value: string;
  /** Where it starts in the source, in code units. */
  readonly start: number;
  readonly end: number;
}

const PART = /(?:[A-Za-z_][\w.]*|"[^"\n]*"|'[^'\n]*')/.source;
const TEMPLATE = /(`|f"|f')((?:[^`"'\n\\]){1,160})(`|"|')/g;
const SUM = new RegExp(`(?<![\\w.])${PART}(?:\\s*\\+\\s*${PART}){1,6}`, "g");
const JOINED = new RegExp(
  `\\[\\s*(${PART}(?:\\s*,\\s*${PART}){1,6})\\s*,?\\s*\\]\\.join\\(\\s*["']([^"'\\n]{0,3})["']\\s*\\)`,
  "g",
);
const JOINED_IN_PYTHON = new RegExp(
  `["']([^"'\\n]{0,3})["']\\.join\\(\\s*[[(]\\s*(${PART}(?:\\s*,\\s*${PART}){1,6})\\s*,?\\s*[\\])]\\s*\\)`,
  "g",
);

/** What comes together where all parts are known. */
export function composedIn(text: string, constants: Constants): readonly Composed[] {
  if (constants.size === 0) return [];
  const source = text.replaceAll(/\w{200,}/g, (run) => " ".repeat(run.length)); // nobody writes such
  const all = [
    ...each(source, TEMPLATE, ([, , text = ""]) => filled(text, constants)),
    ...each(source, SUM, ([text]) => together(text.split(/\s*\+\s*/), "", constants)),
    ...each(source, JOINED, ([, parts = "", between = ""]) => together(parts.split(/\s*,\s*/), between, constants)),
    ...each(source, JOINED_IN_PYTHON, ([, between = "", parts = ""]) =>
      together(parts.split(/\s*,\s*/), between, constants),
    ),
  ];
  return all.filter(({ value }) => value.length > 0 && value.length <= 200);
}

function each(
  source: string,
  pattern: RegExp,
  valueOf: (match: RegExpMatchArray) => string | null,
): readonly Composed[] {
  return [...source.matchAll(pattern)].flatMap((match) => {
    const value = valueOf(match);
    return value === null ? [] : [{ value, start: match.index, end: match.index + match[0].length }];
  });
}

/** A template with its holes filled; `null` if it has none, or one is not known. */
function filled(text: string, constants: Constants): string | null {
  let isKnown = /\{/.test(text);
  const value = text.replaceAll(/\$?\{\s*([^{}]*?)\s*\}/g, (_hole, name: string) => {
    const own = constants.get(lastName(name));
    if (own === undefined) isKnown = false;
    return own ?? "";
  });
  return isKnown ? value : null;
}

/** Parts one after the other; `null` if one is not known, or none is a name. */
function together(parts: readonly string[], between: string, constants: Constants): string | null {
  const values = parts.map((part) => (/^["']/.test(part) ? part.slice(1, -1) : constants.get(lastName(part))));
  return values.every((value) => value !== undefined) ? values.join(between) : null;
}

/** `config.NAMESPACE` is known as `NAMESPACE`. */
function lastName(name: string): string {
  return name.split(".").at(-1) ?? name;
}
