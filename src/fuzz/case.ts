/**
 * Cases: one generated input to one check. A case is a pure function of `(seed, check, index)`: the first indexes are the
 * named inputs of the check, in order, the others are random. Nothing here sends anything.
 */
import type fc from "fast-check";
import { mixed } from "../base/index.ts";
import type { Check, Setup, Trial } from "../checks/index.ts";
import type { CaseRef } from "../findings/index.ts";
import { formatPath, parsePath, pathTo, type Path } from "./path.ts";
import { changesOf, tapeOf, type Tape } from "./tape.ts";

/** A trial with where it is found again, and what is needed to shrink it. */
export interface Case {
  readonly check: Check;
  readonly seed: number;
  readonly trial: Trial;
  /** `null` for a payload that was written by hand. */
  readonly path: Path | null;
  /** All smaller cases, in the order in which they are tried. */
  smaller(): Iterable<Case>;
}

export interface CaseSource {
  /** How many indexes have a name. */
  readonly namedCount: number;
  /** @param variations - Each is one of the case before it. Default: none. */
  at(index: number, variations?: readonly number[]): Case;
}

/** The cases of a check. */
export function casesOf(check: Check, setup: Setup, seed: number): CaseSource {
  const named = check.skipReason(setup) === null ? check.named(setup) : [];
  const lengths = new Map<string, number>();
  let random: fc.Arbitrary<Trial> | undefined; // a check that does not apply may have nothing to draw from
  return {
    namedCount: named.length,
    at(index, variations = []) {
      const arbitrary = named[index]?.trials ?? (random ??= check.random(setup));
      const bias = biasOf(index);
      const origin = mixed(seed, check.id, index);
      const tape = variedTape(origin, variations, lengths, (random) => arbitrary.generate(random, bias));
      return withShrinks(
        { check, seed, arbitrary },
        arbitrary.generate(tape.random(), bias),
        pathTo(index, variations),
      );
    },
  };
}

/**
 * A variation changes what the case before it has drawn, so that one has to be drawn first.
 * @param lengths - How much of each tape is used, as far as it is known: a case is varied many times.
 */
function variedTape(
  seed: number,
  variations: readonly number[],
  lengths: Map<string, number>,
  draw: (random: fc.Random) => unknown,
): Tape {
  const changes = new Map<number, number>();
  for (const [depth, variation] of variations.entries()) {
    const name = [seed, ...variations.slice(0, depth)].join("~");
    const length = lengths.get(name) ?? usedOf(tapeOf(seed, changes), draw);
    lengths.set(name, length);
    for (const [at, number] of changesOf(variation, seed, length)) changes.set(at, number);
  }
  return tapeOf(seed, changes);
}

function usedOf(tape: Tape, draw: (random: fc.Random) => unknown): number {
  draw(tape.random());
  return tape.length();
}

/** A payload of anybody's as a case; undefined if the check is about more than a payload. */
export function caseOfPayload(check: Check, seed: number, payload: unknown, name: string | null): Case | undefined {
  const trial = check.trialOf?.(payload, name);
  return trial && { check, seed, trial, path: null, smaller: () => [] };
}

/** Where an event says that a case stands in the run: variations and payloads by hand have no index of their own. */
export function placeOf({ path, ...one }: Case): { readonly index: number; readonly ref: CaseRef } {
  return { index: path === null || path.variations.length > 0 ? NO_INDEX : path.index, ref: refOf({ ...one, path }) };
}

/** Stands for the index of what has none. */
export const NO_INDEX = -2;

/** Where a case is found again. A payload that was written by hand has no path. */
export function refOf({ check, seed, path }: Case): CaseRef {
  return { check: check.id, seed, path: path === null ? "" : formatPath(path) };
}

/**
 * The case that is found there.
 * @param known - All checks that there are.
 * @returns undefined if there is no such check, it does not apply, or the path leads nowhere.
 */
export function caseOf(
  { check: id, seed, path }: CaseRef,
  { setup, known }: { readonly setup: Setup; readonly known: readonly Check[] },
): Case | undefined {
  const check = known.find((one) => one.id === id);
  if (check === undefined || check.skipReason(setup) !== null) return undefined;
  return caseAt(casesOf(check, setup, seed), parsePath(path));
}

/** Follows a path. @returns undefined if it leads nowhere. */
export function caseAt(source: CaseSource, { index, variations, shrinks }: Path): Case | undefined {
  let found: Case | undefined = source.at(index, variations);
  for (const nth of shrinks) found = found === undefined ? undefined : nthOf(found.smaller(), nth);
  return found;
}

interface Origin {
  readonly check: Check;
  readonly seed: number;
  readonly arbitrary: fc.Arbitrary<Trial>;
}

function withShrinks(origin: Origin, value: fc.Value<Trial>, path: Path): Case {
  const { check, seed, arbitrary } = origin;
  return {
    check,
    seed,
    trial: value.value,
    path,
    *smaller() {
      let nth = 0;
      for (const shrunk of arbitrary.shrink(value.value, value.context)) {
        yield withShrinks(origin, shrunk, { ...path, shrinks: [...path.shrinks, nth] });
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
