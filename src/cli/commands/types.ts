/**
 * `hubhook types`: TypeScript types of the payloads, or one JSON Schema for the code generators of other languages, from the
 * package's schemas or from one's own copy of them.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { messageOf, packageFile, UnableError } from "../../base/index.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

interface TypesOptions {
  readonly out: string;
  readonly schemas?: string;
  readonly check?: boolean;
  readonly closed?: boolean;
}

export function typesCommand(terminal: Terminal): Command {
  return new Command("types")
    .description(
      "Write TypeScript types of every payload, as one file that imports nothing; or one JSON Schema, for other languages",
    )
    .requiredOption("-o, --out <file>", 'where to write them, the JSON Schema to a name in .json; "-" prints the types')
    .option("--schemas <folder>", "schemas to make them from, laid out as the package's own (default: those)")
    .option("--open", "with room for values that the Hub may add, as a handler should have it (default)")
    .addOption(new Option("--closed", "with the values that are known today, and no others").conflicts("open"))
    .option("--check", "write nothing; exit with 1 if the file is not what would be written")
    .action(async (options: TypesOptions) => {
      const { out, check } = options;
      const types = await textFor(options, terminal.cwd);
      if (out === "-") terminal.out(types.trimEnd());
      else if (check) return checkTypes(terminal, options, types);
      else await writeTypes(terminal, out, types);
      terminal.exitWith(EXIT.ok);
    });
}

/** What is made of the package's own schemas comes with it, so that what makes types is needed for others only. */
async function textFor({ out, schemas, closed }: TypesOptions, cwd: string): Promise<string> {
  const isOpen = closed !== true;
  const isSchema = out.endsWith(".json");
  if (schemas === undefined && !isSchema) {
    return await readFile(packageFile(isOpen ? "generated/types.ts" : "generated/closed-types.ts"), "utf8");
  }
  const { bundledSchema, typesFromSchemas } = await import("../../codegen/index.ts");
  const folder = schemas === undefined ? packageFile("schemas") : resolve(cwd, schemas);
  return await (isSchema ? bundledSchema : typesFromSchemas)(folder, { open: isOpen });
}

async function writeTypes(terminal: Terminal, out: string, types: string): Promise<void> {
  const file = resolve(terminal.cwd, out);
  const folder = await stat(dirname(file)).catch(() => undefined);
  if (folder?.isDirectory() !== true) {
    throw new UnableError(`Failed to write "${out}": there is no folder "${dirname(out)}". Create it first.`);
  }
  try {
    await writeFile(file, types);
  } catch (error) {
    throw new UnableError(`Failed to write "${out}": ${messageOf(error)}. Name a file that can be written.`, {
      cause: error,
    });
  }
  terminal.err(`Wrote ${out}.`);
}

async function checkTypes(terminal: Terminal, { out, schemas, closed }: TypesOptions, types: string): Promise<void> {
  const current = await readFile(resolve(terminal.cwd, out), "utf8").catch(() => undefined);
  const isFresh = current?.replaceAll("\r\n", "\n") === types; // Git may have written the lines of Windows
  const options = `${schemas === undefined ? "" : ` --schemas ${schemas}`}${closed === true ? " --closed" : ""}`;
  const state = current === undefined ? "missing" : "stale";
  if (isFresh) terminal.err(`${out} is up to date.`);
  else terminal.err(`${out} is ${state}. Write it with: hubhook types --out ${out}${options}`);
  terminal.exitWith(isFresh ? EXIT.ok : EXIT.failures);
}
