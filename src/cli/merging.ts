/** What `hubhook merge` does: reads results, makes one of them, and tells it like that of a single run. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf, parsedJson, printableJson, UnableError } from "../base/index.ts";
import { formatJsonResult, isJsonResult, mergeResults, type JsonResult } from "../report/index.ts";
import { openReporting } from "./reporting.ts";
import type { Terminal } from "./terminal.ts";

export interface MergeCommandOptions {
  readonly report?: readonly string[];
  readonly json: boolean;
}

/** @returns whether all promises were kept. */
export async function mergeFromTerminal(
  files: readonly string[],
  options: MergeCommandOptions,
  terminal: Terminal,
): Promise<boolean> {
  const reporting = await openReporting(options, terminal);
  const told = mergeResults(await Promise.all(files.map((file) => resultIn(file, terminal))));
  const { colour, columns } = terminal;
  if (options.json) terminal.out(printableJson(told));
  else if (!reporting.takesStdout) terminal.out(formatJsonResult(told, { colour, columns }));
  await reporting.write(told, () => null);
  return told.ok;
}

async function resultIn(file: string, { cwd }: Terminal): Promise<JsonResult> {
  const advice = "Give files that `hubhook fuzz --json` printed.";
  const text = await readFile(resolve(cwd, file), "utf8").catch((thrown: unknown) => {
    throw new UnableError(`Failed to read "${file}": ${messageOf(thrown)}. ${advice}`, { cause: thrown });
  });
  const value = parsedJson(text);
  if (isJsonResult(value)) return value;
  throw new UnableError(`Failed to read "${file}": it holds no result of a run. ${advice}`);
}
