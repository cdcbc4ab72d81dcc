/** What a command is to do that has a configuration beside its command line. */
import { Option, type Command } from "commander";
import type { HubhookConfig } from "../../config/index.ts";
import type { Terminal } from "../terminal.ts";
import { applySettings } from "./apply-settings.ts";
import { findConfig, type FoundConfig } from "./find-config.ts";

export function configOption(): Option {
  return new Option(
    "--config <file>",
    "the configuration (default: hubhook.config.ts, .js or .json, where there is one)",
  );
}

/**
 * Finds the configuration, and has what it says of a command's options count where the command line says nothing.
 * @returns undefined if there is none.
 */
export async function configFor(
  command: Command,
  part: "fuzz" | "serve",
  terminal: Terminal,
): Promise<FoundConfig | undefined> {
  const given: unknown = command.opts()["config"];
  const found = await findConfig(typeof given === "string" ? given : undefined, terminal);
  if (found === undefined) return undefined;
  applySettings(command, optionsIn(found.config, part), found.name);
  terminal.err(`Configured by ${found.name}.`);
  return found;
}

/** What its command takes as options: the consumer is an argument, and a check of one's own goes by its name. */
function optionsIn(config: HubhookConfig, part: "fuzz" | "serve"): Readonly<Record<string, unknown>> {
  if (part === "serve") return { ...config.serve };
  const { consumer: _, checks, ...others } = config.fuzz ?? {};
  const ids = checks?.map((check) => (typeof check === "string" ? check : check.id));
  return { ...others, ...(ids !== undefined && { checks: ids }) };
}
