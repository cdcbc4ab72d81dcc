/** `hubhook types`: TypeScript types of the payloads, from the package's schemas or from one's own copy of them. */
import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { messageOf, packageFile, UnableError } from "../../base/index.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

interface TypesOptions {
  readonly out: string;
  readonly schemas?: string;
  readonly check?: boolean;
}

export function typesCommand(terminal: Terminal): Command {
  return new Command("types")
    .description("Write TypeScript types of every payload, as one file that imports nothing")
    .requiredOption("-o, --out <file>", 'where to write them; "-" prints them')
    .option("--schemas <folder>", "schemas to make them from, laid out as the package's own (default: those)")
    .option("--check", "write nothing; exit with 1 if the file is not what would be written")
    .action(async ({ out, schemas, check }: TypesOptions) => {
      const { typesFromSchemas } = await import("../../codegen/index.ts");
      const types = await typesFromSchemas(
        schemas === undefined ? packageFile("schemas") : resolve(terminal.cwd, schemas),
      );
      if (out === "-") terminal.out(types.trimEnd());
      else if (check) return checkTypes(terminal, out, types);
      else await writeTypes(terminal, out, types);
      terminal.exitWith(EXIT.ok);
    });
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

async function checkTypes(terminal: Terminal, out: string, types: string): Promise<void> {
  const current = await readFile(resolve(terminal.cwd, out), "utf8").catch(() => undefined);
  const isFresh = current === types;
  if (isFresh) terminal.err(`${out} is up to date.`);
  else
    terminal.err(`${out} is ${current === undefined ? "missing" : "stale"}. Write it with: hubhook types --out ${out}`);
  terminal.exitWith(isFresh ? EXIT.ok : EXIT.failures);
}
