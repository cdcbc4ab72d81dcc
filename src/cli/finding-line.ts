/** A finding on one line, while the run goes on: all there is to know of it comes with the result. */
import type { Diagnosis, Finding } from "../findings/index.ts";
import { masked, oneLine } from "../report/index.ts";

const LONGEST = 200;

/** @param elapsedMs - How long the run has gone on. */
export function findingLine({ example }: Finding<Diagnosis>, elapsedMs: number, secret: string | undefined): string {
  const { check, happened, event, edgeCase } = example;
  const input = [event, edgeCase].filter((name) => name !== null).join(", ");
  const line = `${check}: the consumer ${happened}${input === "" ? "" : `, sent ${input}`}`;
  return oneLine(`Found after ${(elapsedMs / 1_000).toFixed(1)} s: ${masked(line, secret ?? null)}`, LONGEST);
}
