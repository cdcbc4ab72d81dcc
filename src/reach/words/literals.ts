/** The literals of one file, each with its use and its place; those that may be credentials are left out. */
import { bracketsAround, bracketsAt } from "./brackets.ts";
import { composedIn, type Constants } from "./composed.ts";
import { assignmentsIn, isEnvFile } from "./environment.ts";
import { isSecretName } from "./credential.ts";
import { roleOf, type Role, type Surroundings } from "./context.ts";
import { textsOf } from "./string-value.ts";
import { eventsReadIn } from "./read-properties.ts";
import { tableKeysIn } from "./table-keys.ts";
import { tokensOf, type Token } from "./tokens.ts";
import { isManifest, ownSettingsIn } from "./manifest.ts";
import type { WordPlace } from "./words.ts";

/** A source or settings file, as text. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export type LiteralKind = "text" | "number" | "pattern";

export interface Literal {
  readonly kind: LiteralKind;
  /** Its value; of a regular expression, its source as it stands in the file. */
  readonly value: string;
  readonly role: Role;
  /** What stands beside it: the name of what it is compared with, or its own. */
  readonly hint: string;
  readonly place: WordPlace;
}

/** A longer text is generated, or data. */
const LONGEST_SOURCE = 200_000;

const SETTINGS_FILE = /\.(?:json|jsonc|ya?ml|toml|ini|cfg|properties)$/i;

/** What tools write, and what says nothing about payloads. */
const OF_TOOLS =
  /(?:^|[\\/])(?:package-lock|tsconfig[\w.]*|jsconfig|deno|composer)\.jsonc?$|[-.]lock(?:\.\w+)?$|lock\.ya?ml$/i;

/** What is known of names, by all sources. */
export interface KnownNames {
  /** What is likely to hold a credential. */
  readonly secrets: ReadonlySet<string>;
  readonly constants: Constants;
}

export function literalsOf({ path, text: whole }: SourceText, known: KnownNames): readonly Literal[] {
  const secretNames = known.secrets;
  const text = isManifest(path) ? ownSettingsIn(whole) : whole;
  if (text.length > LONGEST_SOURCE || OF_TOOLS.test(path)) return [];
  if (isEnvFile(path)) return assignedIn(path, text);
  const lineAt = lineCounter(text);
  const roleFor = SETTINGS_FILE.test(path) ? roleInSettings : roleOf;
  const tokens = tokensOf(path, text);
  const brackets = bracketsAround(text, tokens);
  const keys = SETTINGS_FILE.test(path) ? [] : tableKeysIn(text, tokens);
  const keyAt = (value: string, start: number): Literal => ({
    kind: "text",
    value,
    role: "key",
    hint: "",
    place: { path, line: lineAt(start) },
  });
  const named = keys.map(({ name, start }) => keyAt(name, start));
  const written = tokens.flatMap((token) => {
    const { start, end } = token;
    const role = roleFor({ source: text, start, end, around: brackets.get(token) ?? [] }, secretNames);
    if (role === "secret" || role === "ignored") return [];
    const about = { hint: hintFor(text, token), place: { path, line: lineAt(token.start) } };
    return valuesOf(token, role).map((literal) => ({ ...literal, ...about }));
  });
  const composed = composedIn(text, known.constants).flatMap(({ value, start, end }): readonly Literal[] => {
    const role = roleFor({ source: text, start, end, around: bracketsAt(text, tokens, start) }, secretNames);
    if (role === "secret" || role === "ignored" || role === "pattern") return [];
    return [{ kind: "text", value, role, hint: hintFor(text, { start, end }), place: { path, line: lineAt(start) } }];
  });
  const read = SETTINGS_FILE.test(path) ? [] : eventsReadIn(text);
  const events = read.map(({ event, start }) => keyAt(event, start));
  return [
    ...written,
    ...events,
    ...composed,
    ...named.filter(({ value }) => !isSecretName(value) && !secretNames.has(value)),
  ];
}

function assignedIn(path: string, text: string): readonly Literal[] {
  return assignmentsIn(text).flatMap(({ name, value, line }) => settingOf(name, value, { path, line }));
}

/** The value of a named setting, or the values of its list. */
export function settingOf(name: string, value: string, place: WordPlace): readonly Literal[] {
  if (isSecretName(name)) return [];
  const parts = value.split(/\s*[,;]\s*/).filter((part) => part !== "");
  return parts.map((text) => ({ kind: "text", value: text, role: "setting", hint: name, place }));
}

/** A template's first piece is the start of a text, and its last one the end. */
function valuesOf({ kind, pieces }: Token, role: Role): readonly Pick<Literal, "kind" | "value" | "role">[] {
  if (kind === "comment") return [];
  if (kind === "number") return [{ kind: "number", value: pieces.join(""), role }];
  if (kind === "regexp") return [{ kind: "pattern", value: pieces.join(""), role: "pattern" }];
  const texts = textsOf(pieces);
  if (role === "pattern") return [{ kind: "pattern", value: texts.join(".*"), role }];
  return texts.map((value, index) => {
    const isStart = index === 0;
    const isEnd = index === texts.length - 1;
    const own: Role = role === "other" || (isStart && isEnd) ? role : isStart ? "prefix" : isEnd ? "suffix" : "part";
    return { kind: "text", value, role: own };
  });
}

/** The condition that a literal stands in, or the name before it; no further than its line. */
function hintFor(text: string, { start, end }: Pick<Token, "start" | "end">): string {
  const before = text.slice(Math.max(0, start - 120), start);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const condition = line.split(/&&|\|\||;|\b(?:and|or|if|elif|return)\b/).at(-1) ?? "";
  const [after = ""] = text.slice(end, end + 60).split(/\n|&&|\|\||;|\b(?:and|or)\b/);
  return `${condition}${after}`;
}

/** In settings, each value has a name: its own, and those of the sections around it. */
function roleInSettings(place: Surroundings, secretNames: ReadonlySet<string>): Role {
  const { source, start, end } = place;
  const sections = sectionsBefore(source.slice(Math.max(0, start - 5_000), start));
  if (roleOf(place, secretNames) === "secret" || sections.some(isSecretName)) return "secret";
  if (isSecretName(nameOfValue(source.slice(Math.max(0, start - 300), start)))) return "secret";
  return /^\s*[:=]/.test(source.slice(end, end + 3)) ? "ignored" : "setting";
}

/** The name in `{ "name": "A", "value": "b" }`, as deployments write variables; empty for any other value. */
function nameOfValue(before: string): string {
  if (!/(?:value|default|content)["']?\s*[:=]\s*$/i.test(before)) return "";
  return [...before.matchAll(/\b(?:name|key|variable)["']?\s*[:=]\s*["']?([\w.-]+)/gi)].at(-1)?.[1] ?? "";
}

/** The TOML section, and the lines with less and less of an indent as in YAML. */
function sectionsBefore(before: string): readonly string[] {
  const lines = before.split("\n");
  const section = lines.findLast((line) => /^\s*\[[^\]]+\]\s*$/.test(line));
  const sections = section === undefined ? [] : [section];
  let indent = indentOf(lines.at(-1) ?? "");
  for (const line of lines.toReversed().slice(1)) {
    if (indent === 0) break;
    if (line.trim() === "" || indentOf(line) >= indent) continue;
    sections.push(line);
    indent = indentOf(line);
  }
  return sections;
}

/** The dash of a YAML list counts: its key may be on the same column. */
function indentOf(line: string): number {
  return (line.match(/^[\s-]*/)?.[0] ?? "").length;
}

/** The line of a place in the text, from 1. */
function lineCounter(text: string): (index: number) => number {
  const starts: number[] = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (index) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
