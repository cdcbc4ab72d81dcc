/**
 * Cases: one generated input to one check. A case is a pure function of `(seed, check, index)`: the first indexes are the
 * named inputs of the check, in order, the others are random. Nothing here sends anything.
 */
import fc from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { checks, type Check, type Setup, type Trial } from "../checks/index.ts";
import type { CaseRef } from "../findings/index.ts";
import { formatPath, parsePath } from "./path.ts";

/** A trial with where it is found again, and what is needed to shrink it. */
export interface Case {
  readonly check: Check;
  readonly seed: number;
  readonly trial: Trial;
  /** The index of the case, then the number of each shrink that led here: fast-check's path. */
  readonly path: readonly number[];
  /** All smaller cases, in the order in which they are tried. */
  smaller(): Iterable<Case>;
}

export interface CaseSource {
  /** How many indexes have a name. */
  readonly namedCount: number;
  at(index: number): Case;
}

/** The cases of a check. */
export function casesOf(check: Check, setup: Setup, seed: number): CaseSource {
  const named = check.named(setup);
  const random = check.random(setup);
  return {
    namedCount: named.length,
    at(index) {
      const arbitrary = named[index]?.trials ?? random;
      const value = arbitrary.generate(randomOf(seed, check.id, index), biasOf(index));
      return withShrinks({ check, seed, arbitrary }, value, [index]);
    },
  };
}

/** Where a case is found again. A payload that was written by hand has no path. */
export function refOf({ check, seed, path }: Case): CaseRef {
  return { check: check.id, seed, path: formatPath(path) };
}

/** The case that is found there. @returns undefined if there is no such check, or the path leads nowhere. */
export function caseOf({ check: id, seed, path }: CaseRef, setup: Setup): Case | undefined {
  const check = checks.find((known) => known.id === id);
  return check && caseAt(casesOf(check, setup, seed), parsePath(path));
}

/** Follows a path: the index of a case, then the number of each shrink. @returns undefined if it leads nowhere. */
export function caseAt(source: CaseSource, path: readonly number[]): Case | undefined {
  const [index = 0, ...shrinks] = path;
  let found: Case | undefined = source.at(index);
  for (const nth of shrinks) found = found === undefined ? undefined : nthOf(found.smaller(), nth);
  return found;
}

interface Origin {
  readonly check: Check;
  readonly seed: number;
  readonly arbitrary: fc.Arbitrary<Trial>;
}

function withShrinks(origin: Origin, value: fc.Value<Trial>, path: readonly number[]): Case {
  const { check, seed, arbitrary } = origin;
  return {
    check,
    seed,
    trial: value.value,
    path,
    *smaller() {
      let nth = 0;
      for (const shrunk of arbitrary.shrink(value.value, value.context)) {
        yield withShrinks(origin, shrunk, [...path, nth]);
        nth += 1;
      }
    },
  };
}

function nthOf<T>(values: Iterable<T>, nth: number): T | undefined {
  let index = 0;
  for (const value of values) {
    if (index === nth) return value;
    index += 1;
  }
  return undefined;
}

/** Early cases are biased to small and special values, later ones less so: the same curve as fast-check's runner. */
function biasOf(index: number): number {
  return 2 + Math.floor(Math.log10(index + 1));
}

function randomOf(seed: number, checkId: string, index: number): fc.Random {
  return new fc.Random(xoroshiro128plus(mixed(seed, checkId, index)));
}

/** One 32-bit number of three values (FNV-1a over their text). */
export function mixed(...parts: readonly (string | number)[]): number {
  let hash = 0x811c_9dc5;
  const text = parts.join("\n");
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash | 0;
}
