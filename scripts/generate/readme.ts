/** The tables of the README, made from the code that they describe. */
import type { Command } from "commander";
import { checks } from "../../src/checks/index.ts";
import { fuzzCommand } from "../../src/cli/commands/fuzz.ts";
import { loadCommand } from "../../src/cli/commands/load.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { deliveryAssumptions } from "../../src/delivery/index.ts";
import { emitters, reports } from "../../src/report/index.ts";
import { worldAssumptions } from "../../src/world/index.ts";
import { table } from "./table.ts";

const TABLES: Readonly<Record<string, () => string>> = {
  checks: () =>
    table(
      ["check", "the consumer …"],
      checks.map(({ id, promise }) => [`\`${id}\``, promise]),
    ),
  options: () => optionsOf(fuzzCommand(nowhere())),
  load: () => optionsOf(loadCommand(nowhere())),
  reports: () =>
    table(
      ["option", "what it writes"],
      [
        ...reports.map(({ name, about, goesTo }) => [`\`--report ${name}${goesTo === "file" ? "=FILE" : ""}\``, about]),
        ...emitters.map(({ name, about }) => [`\`--emit ${name}=FILE\``, about]),
      ],
    ),
  assumptions: () =>
    table(
      ["assumption", "what it decides", "value", "what is known"],
      [...deliveryAssumptions, ...worldAssumptions].map(({ name, meaning, value, basis }) => [
        `\`${name}\``,
        meaning,
        value,
        basis,
      ]),
    ),
};

/**
 * The README with fresh tables: what stands between `<!-- table: NAME -->` and `<!-- end -->`.
 * @throws Error when a table is missing or unknown.
 */
export function withTables(readme: string): string {
  const seen = new Set<string>();
  const result = readme.replaceAll(
    /(<!-- table: (\w+) -->\n)[^]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const make = TABLES[name];
      if (make === undefined) throw new Error(`The README asks for a table "${name}" that nobody makes.`);
      seen.add(name);
      return `${start}\n${make()}\n\n${end}`;
    },
  );
  const missing = Object.keys(TABLES).filter((name) => !seen.has(name));
  if (missing.length > 0) throw new Error(`The README has no place for the table "${missing.join('", "')}".`);
  return result;
}

function optionsOf({ options }: Command): string {
  return table(
    ["option", "meaning"],
    options.map(({ flags, description, defaultValue, defaultValueDescription }) => [
      `\`${flags}\``,
      [description, ...defaultOf(defaultValueDescription ?? defaultValue)].join("; "),
    ]),
  );
}

function defaultOf(value: unknown): readonly string[] {
  const isNothing = value === undefined || value === false || (Array.isArray(value) && value.length === 0);
  return isNothing ? [] : [`default: ${String(value)}`];
}

/** A command only needs its terminal once it runs. */
function nowhere(): Terminal {
  return new Proxy({} as Terminal, {
    get: () => {
      throw new Error("A table must not run a command.");
    },
  });
}
