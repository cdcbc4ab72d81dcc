/** Follows the shrink tree of fast-check as a run does: to the first smaller value that fails, until there is none. */
import fc from "fast-check";

export interface Smallest<T> {
  readonly value: T;
  /** Values that were tried on the way. */
  readonly tries: number;
}

/** @param fails - True for the first value of the arbitrary. */
export function smallestFailing<T>(arbitrary: fc.Arbitrary<T>, fails: (value: T) => boolean, seed = 1): Smallest<T> {
  let tries = 0;
  const property = fc.property(arbitrary, (value) => {
    tries += 1;
    return !fails(value);
  });
  const { counterexample } = fc.check(property, { seed, numRuns: 1, endOnFailure: false });
  if (counterexample === null) throw new Error("The first value does not fail.");
  return { value: counterexample[0], tries };
}
