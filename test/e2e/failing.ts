/** What a result says, in short. */
import type { Failure, FuzzResult } from "../../src/fuzz/index.ts";

/** The ids of the checks that failed. */
export function failing({ checks }: FuzzResult): readonly string[] {
  return checks.filter(({ status }) => status === "failed").map(({ id }) => id);
}

/** Every failure, in the order in which they are told. */
export function failuresOf({ checks }: FuzzResult): readonly Failure[] {
  return checks.flatMap((check) => (check.status === "failed" ? check.failures : []));
}
