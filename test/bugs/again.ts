/** Shows a finding again by what its `Again` line says, on a consumer that remembers nothing. */
import type { CaseRef, Diagnosis } from "../../src/findings/index.ts";
import { fuzz, type FuzzOptions, type FuzzResult } from "../../src/fuzz/index.ts";
import type { Bug } from "./bug.ts";
import { restartable } from "./restartable.ts";

/** What a run looked into: what fails it as well as what is advice. */
export function diagnosesOf({ checks }: FuzzResult): readonly Diagnosis[] {
  return checks.flatMap((check) => {
    if (check.status === "skipped") return [];
    const failures = check.status === "failed" ? check.failures : [];
    return [...failures, ...check.advice].map(({ example }) => example);
  });
}

/** Runs a bug with nothing remembered. */
export async function fuzzBug({ build, secretIn }: Bug, secret: string, options: FuzzOptions): Promise<FuzzResult> {
  const consumer = restartable(() => build(secret));
  try {
    return await fuzz(consumer, { secret, secretIn, ...options });
  } finally {
    await consumer.close();
  }
}

/** Whether a finding has an `Again` line: what fails now and then has none. */
export function hasAgain({ kind, found }: Diagnosis): boolean {
  return kind !== "unsteady" && found.path !== "";
}

/**
 * Whether the consumer does the same wrong again when it is fuzzed as the `Again` line says.
 * @param options - Those of the run that found it; the line keeps them, but for what it says itself.
 */
export async function failsAgain(
  bug: Bug,
  secret: string,
  { found, after, isListed, symptom, key }: Diagnosis,
  options: FuzzOptions,
): Promise<boolean> {
  const { check, seed, path } = found;
  const place: FuzzOptions = isListed ? { checks: [check], seed, path, after: after.map(caseWord) } : { seed };
  const result = await fuzzBug(bug, secret, { ...options, ...place });
  return diagnosesOf(result).some((other) => other.symptom === symptom && other.key === key);
}

function caseWord({ check, path }: CaseRef): string {
  return `${check}/${path}`;
}
