/** From sources, settings and the environment to words. Pure: who calls it has read the files. */
import { holdsSecret, TELLING_LENGTH } from "../../base/index.ts";
import { isSecretName, isSecretValue, namesOfSecrets } from "./credential.ts";
import { constantsIn } from "./composed.ts";
import type { Role } from "./context.ts";
import { assignmentsIn, isEnvFile, variablesIn } from "./environment.ts";
import { literalsOf, settingOf, type Literal, type SourceText } from "./literals.ts";
import { meaningsOf } from "./meanings.ts";
import { numbersOf } from "./numbers.ts";
import { patternOf, patternOfLiteral, plainStart } from "./pattern.ts";
import { emptyWords, slots, type Pattern, type Slot, type Word, type WordPlace, type Words } from "./words.ts";

/** More words of a kind than that would only stand in each other's way. */
const MOST_WORDS = 200;

/**
 * The words of a consumer: the literals of its sources and settings, and the environment variables that the sources name.
 * What looks like a credential, by its name or by itself, is never among them; nor is any text that holds one.
 * @param files - Sources in any language, JSON, YAML, TOML and `.env` files.
 */
export function wordsOf(files: readonly SourceText[], env: Readonly<Record<string, string | undefined>>): Words {
  const secrets = secretsIn(files, env);
  const isSafe = (text: string): boolean =>
    !isSecretValue(text) && !secrets.some((secret) => holdsSecret(text, secret));
  const variables = [...new Set(files.flatMap(({ text }) => variablesIn(text)))];
  const sources = files.map(({ text }) => text);
  const secretNames = new Set(sources.flatMap(namesOfSecrets));
  const known = { secrets: secretNames, constants: constantsIn(sources, secretNames) };
  const literals = [
    ...files.flatMap((file) => literalsOf(file, known)),
    ...variables.flatMap((name) => settingOf(name, env[name] ?? "", { path: `$${name}`, line: 1 })),
  ].filter(({ value }) => isSafe(value));
  return collected(literals, isSafe);
}

/** The values of all variables that are credentials by their names, wherever else they stand. */
function secretsIn(files: readonly SourceText[], env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const assigned = files.filter(({ path }) => isEnvFile(path)).flatMap(({ text }) => assignmentsIn(text));
  return [...assigned, ...Object.entries(env).map(([name, value = ""]) => ({ name, value }))]
    .filter(({ name, value }) => isSecretName(name) && value.length >= TELLING_LENGTH)
    .map(({ value }) => value);
}

interface Found<T> {
  readonly key: string;
  readonly value: T;
  readonly rank: number;
  readonly place: WordPlace;
}

const RANKS: Readonly<Partial<Record<Role, number>>> = { setting: 1, key: 2, other: 2 };

function rankOf(role: Role): number {
  return RANKS[role] ?? 0;
}

function collected(literals: readonly Literal[], isSafe: (text: string) => boolean): Words {
  const texts = new Map<Slot, Found<string>[]>(slots.map((slot) => [slot, []]));
  const numbers: Found<number>[] = [];
  const patterns: Found<Pattern>[] = [];
  const addText = (value: string, role: Role, { hint, place }: Literal): void => {
    for (const meaning of meaningsOf(value, role, hint)) {
      if (isSafe(meaning.value))
        texts.get(meaning.slot)?.push({ key: meaning.value, value: meaning.value, rank: rankOf(role), place });
    }
  };
  for (const literal of literals) {
    const { kind, value, role, hint, place } = literal;
    for (const [distance, number] of kind === "pattern" ? [] : numbersOf(value, role, hint))
      numbers.push({ key: String(number), value: number, rank: 2 * rankOf(role) + distance, place });
    if (kind === "text") addText(value, role, literal);
    if (kind !== "pattern") continue;
    const pattern = patternOfLiteral(value) ?? patternOf(value);
    if (pattern === null) continue;
    patterns.push({ key: `/${pattern.source}/${pattern.flags}`, value: pattern, rank: 0, place });
    addText(plainStart(pattern), pattern.source.startsWith("^") ? "prefix" : "part", literal);
  }
  const textWords = Object.fromEntries(slots.map((slot) => [slot, merged(texts.get(slot) ?? [])]));
  return { ...emptyWords(), ...textWords, numbers: merged(numbers), patterns: merged(patterns) };
}

/** One word a value, with all its places; the strongest first. */
function merged<T>(all: readonly Found<T>[]): readonly Word<T>[] {
  const byKey = new Map<string, { readonly value: T; rank: number; readonly places: WordPlace[] }>();
  for (const { key, value, rank, place } of all) {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { value, rank, places: [place] });
    else {
      known.rank = Math.min(known.rank, rank);
      if (!known.places.some(({ path, line }) => path === place.path && line === place.line)) known.places.push(place);
    }
  }
  return [...byKey.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_WORDS)
    .map(({ value, places }) => ({ value, places }));
}
