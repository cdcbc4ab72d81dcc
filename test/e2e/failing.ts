/** What a result says, in short. */
import type { Diagnosis, Finding } from "../../src/findings/index.ts";
import type { FuzzResult } from "../../src/fuzz/index.ts";

/** The ids of the checks that failed. */
export function failing({ checks }: FuzzResult): readonly string[] {
  return checks.filter(({ status }) => status === "failed").map(({ id }) => id);
}

/** Every finding, in the order in which they are reported. */
export function findingsOf({ checks }: FuzzResult): readonly Finding<Diagnosis>[] {
  return checks.flatMap((check) => (check.status === "failed" ? check.failures : []));
}
