/** What `hubhook validate --drift` does: sums up what the schemas do not know, and writes how they would have to change. */
import { resolve } from "node:path";
import { UsageError } from "../base/index.ts";
import { driftCounter, driftText, schemaPatch } from "./drift/index.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { valuesIn } from "./input/index.ts";
import { readable, sourcesFor } from "./input/sources.ts";
import type { Terminal } from "./terminal.ts";
import { ownVersion } from "./version.ts";
import { writeWhole } from "./whole-file.ts";

export interface DriftCommandOptions {
  readonly values?: boolean;
  readonly patch?: string;
}

/** @throws UsageError when the input holds no payload, UnableError when the patch can't be written. */
export async function sumUpDrift(
  files: readonly string[],
  { values, patch }: DriftCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const counter = driftCounter({ showsValues: values === true });
  let isWhole = true;
  for (const source of sourcesFor(files, terminal)) {
    for await (const value of valuesIn(readable(source, terminal, () => (isWhole = false)))) counter.add(value);
  }
  const drift = counter.result();
  if (drift.payloads === 0 && isWhole)
    throw new UsageError("Failed to validate: there is no payload in the input. Check what wrote it.");
  terminal.out(driftText(drift, ownVersion()));
  if (patch !== undefined) {
    await writeWhole(resolve(terminal.cwd, patch), `${JSON.stringify(schemaPatch(drift.novelties), null, 2)}\n`);
    terminal.err(`Wrote ${patch}.`);
  }
  if (!isWhole) return EXIT.unable;
  return drift.novelties.length === 0 ? EXIT.ok : EXIT.failures;
}
