import fc from "fast-check";

/** True once in `n` times; shrinks to false. */
export function oneIn(n: number): fc.Arbitrary<boolean> {
  return fc.nat(n - 1).map((value) => value === n - 1);
}
