/**
 * Seeded randomness: the ids of the mock Hub come from here, so the same seed gives the same Hub.
 * Hex is cut from 32-bit integers, never built a character at a time.
 */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** The next 32 random bits, as an integer from 0 to 2^32 - 1. */
  next32(): number;
  /** Lower-case hex digits; `length` is a multiple of 8. */
  hex(length: number): string;
}

/** A stream of random values that the seed decides. @param seed - Any integer. */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const next32 = (): number => generator.next() >>> 0;
  return {
    next32,
    hex(length) {
      let digits = "";
      while (digits.length < length) digits += next32().toString(16).padStart(8, "0");
      return digits;
    },
  };
}
