/** Words as plain values. */
import type { Word } from "../../reach/index.ts";

export function valuesOf<T>(words: readonly Word<T>[]): readonly T[] {
  return words.map(({ value }) => value);
}
