/** The configuration of a project: the file that holds it, and what it says. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { isRecord, messageOf, parsedJson, UnableError, UsageError } from "../../base/index.ts";
import type { HubhookConfig } from "../../config/index.ts";
import { loadModule } from "../../consumer/index.ts";
import { nearest } from "../nearest.ts";
import type { Terminal } from "../terminal.ts";

/** In the order in which they are looked for, in the working directory. */
const NAMES = [".ts", ".mts", ".js", ".mjs", ".json"].map((end) => `hubhook.config${end}`);

/** What it may hold. */
const PARTS = ["fuzz", "serve", "env", "world", "snapshot", "setup", "teardown"] as const;

/** What only code can say. */
const FUNCTIONS = ["world", "snapshot", "setup", "teardown"] as const;

export interface FoundConfig {
  /** As people call it. */
  readonly name: string;
  /** Its absolute path. */
  readonly file: string;
  readonly config: HubhookConfig;
}

/**
 * @param given - The file, if somebody names it.
 * @returns undefined if there is none.
 * @throws UnableError for a file that can't be read or loaded, UsageError for one that holds something else.
 */
export async function findConfig(given: string | undefined, { cwd }: Terminal): Promise<FoundConfig | undefined> {
  const name = given ?? NAMES.find((candidate) => existsSync(join(cwd, candidate)));
  if (name === undefined) return undefined;
  const file = resolve(cwd, name);
  if (!existsSync(file))
    throw new UsageError(`Failed to read "${name}": there is no such file. Check the path of --config.`);
  return { name, file, config: configIn(await exportedBy(file, name), name) };
}

/** The configuration that a module exports. @throws UsageError for anything else. */
export function configIn(exported: unknown, name: string): HubhookConfig {
  if (!isConfig(exported)) {
    throw new UsageError(
      `Failed to read "${name}": it does not hold a configuration. Export one: export default defineConfig({ … });`,
    );
  }
  const strange = Object.keys(exported).find((part) => !PARTS.some((known) => known === part));
  if (strange !== undefined) {
    throw new UsageError(
      `Failed to read "${name}": "${strange}" is not a part of a configuration. Did you mean ${nearest(strange, PARTS)[0]}? ` +
        `Options stand below "fuzz" or "serve".`,
    );
  }
  const wrong = FUNCTIONS.find((part) => exported[part] !== undefined && typeof exported[part] !== "function");
  if (wrong === undefined) return exported;
  throw new UsageError(`Failed to read "${name}": "${wrong}" is not a function.`);
}

function isConfig(value: unknown): value is HubhookConfig {
  return (
    isRecord(value) &&
    [value["fuzz"], value["serve"], value["env"]].every((part) => part === undefined || isRecord(part))
  );
}

async function exportedBy(file: string, name: string): Promise<unknown> {
  if (extname(file) !== ".json") return (await loadModule(file)).exports["default"];
  const text = await readFile(file, "utf8").catch((thrown: unknown) => {
    throw new UnableError(`Failed to read "${name}": ${messageOf(thrown)}. Check the path.`, { cause: thrown });
  });
  return parsedJson(text);
}
