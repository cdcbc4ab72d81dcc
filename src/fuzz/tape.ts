/**
 * Variations of a case. What is drawn for a case is a tape of random numbers; a variation has a few other numbers on the same
 * tape, so that most of what was drawn stays, and is as coherent as any case.
 */
import fc from "fast-check";
import type { JumpableRandomGenerator } from "pure-rand/types/JumpableRandomGenerator";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { mixed } from "../base/index.ts";

/** A tape that others may be made of. */
export interface Tape {
  /** The same numbers whenever it is asked. */
  random(): fc.Random;
  /** How many numbers have been taken from the last one that it gave. */
  length(): number;
}

/** How many numbers a variation changes at most: most of a tape decides what no condition looks at. */
const MOST_CHANGES = 8;

/** @param seed - Decides the numbers. */
export function tapeOf(seed: number, changes: ReadonlyMap<number, number> = NONE): Tape {
  const head = { at: 0 };
  return {
    random() {
      head.at = 0;
      return new fc.Random(changed(xoroshiro128plus(seed), changes, 0, head));
    },
    length: () => head.at,
  };
}

const NONE: ReadonlyMap<number, number> = new Map();

/** What a variation changes of a tape. @param length - How much of the tape was used. */
export function changesOf(variation: number, seed: number, length: number): readonly (readonly [number, number])[] {
  const random = new fc.Random(xoroshiro128plus(mixed(seed, "variation", variation)));
  const count = random.nextInt(1, MOST_CHANGES);
  return Array.from({ length: count }, () => [random.nextInt(0, Math.max(0, length - 1)), random.nextInt()] as const);
}

interface Head {
  at: number;
}

/** A generator whose numbers at some places are others. */
function changed(
  inner: JumpableRandomGenerator,
  changes: ReadonlyMap<number, number>,
  start: number,
  head: Head,
): JumpableRandomGenerator {
  let at = start;
  return {
    clone: () => changed(inner.clone(), changes, at, head),
    next() {
      const number = inner.next();
      const other = changes.get(at);
      at += 1;
      head.at = at;
      return other ?? number;
    },
    getState: () => inner.getState(),
    jump: () => inner.jump(), // fast-check does not clone what can't jump
  };
}
