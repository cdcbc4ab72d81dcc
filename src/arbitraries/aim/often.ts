/** Values on purpose among usual ones. */
import fc from "fast-check";

/** How often one of the given values comes for each usual one. */
const OFTEN = 3;

/** Mostly one of the given values, if there are any. Shrinks to a usual one, where that fails, too. */
export function oftenOf<T>(usual: fc.Arbitrary<T>, given: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  if (given.length === 0) return usual;
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: usual },
    { weight: OFTEN, arbitrary: fc.oneof(...given) },
  );
}

/** Longer lists of words begin with those that conditions compare with. */
const FEW = 6;

/**
 * A list of values as the list of the one arbitrary that draws from them; none for an empty one. The first ones of a long
 * list come more often.
 */
export function anyOf<T>(values: readonly T[]): readonly fc.Arbitrary<T>[] {
  if (values.length === 0) return [];
  const all = fc.constantFrom(...values);
  return [values.length <= FEW ? all : fc.oneof(fc.constantFrom(...values.slice(0, FEW)), all)];
}
