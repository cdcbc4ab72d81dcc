/** Names of repos that the consumer's conditions ask for. */
import fc from "fast-check";
import type { Words } from "../../reach/index.ts";
import { isRepoName, NAMESPACES, REPOS, type Name } from "../names.ts";
import { oftenOf } from "./often.ts";
import { matchesOf } from "./matches-of.ts";
import { valuesOf } from "./values-of.ts";

/** How often a whole name comes for each that is put together. */
const WHOLE = 3;

/** Whole names, and names put together from a namespace and a name below it, each with its start and its end. */
export function namesFrom(words: Words): readonly fc.Arbitrary<Name>[] {
  const whole = [...valuesOf(words.repoNames), ...matchesOf(words)].flatMap(completed).filter(isRepoName);
  const parts = partsOf(words);
  return [
    ...(whole.length === 0 ? [] : Array.from({ length: WHOLE }, () => fc.constantFrom(...whole))),
    ...(parts === null ? [] : [parts.filter(isRepoName)]),
  ].map((names) => names.map((full) => ({ full, canonical: null })));
}

/** What ends in a separator is the start of a name. */
function completed(name: string): readonly string[] {
  return /[-_.]$/.test(name) ? [`${name}1`, `${name}bert`] : [name];
}

/** @returns null if there is no word for either part. */
function partsOf(words: Words): fc.Arbitrary<string> | null {
  const namespaces = valuesOf(words.namespaces);
  const usualName = fc.constantFrom(...REPOS);
  const prefixes = valuesOf(words.namePrefixes);
  const suffixes = valuesOf(words.nameSuffixes);
  const below = [
    ...valuesOf(words.names)
      .flatMap(completed)
      .map((name) => fc.constant(name)),
    ...prefixes.map((prefix) => usualName.map((name) => prefix + name)),
    ...suffixes.map((suffix) => usualName.map((name) => name + suffix)),
    ...prefixes.flatMap((prefix) => suffixes.slice(0, 8).map((suffix) => fc.constant(`${prefix}x${suffix}`))),
  ];
  if (namespaces.length + below.length === 0) return null;
  const above = [
    ...namespaces.map((name) => fc.constant(name)),
    ...prefixes.map((prefix) => fc.constant(`${prefix}x`)),
  ];
  return fc
    .tuple(oftenOf(fc.constantFrom(...NAMESPACES), above), oftenOf(usualName, below))
    .map(([namespace, name]) => `${namespace}/${name}`);
}
