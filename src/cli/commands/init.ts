/** `hubhook init`: writes a configuration after a look at the project. */
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import type { InitOptions } from "../initialising.ts";
import type { Terminal } from "../terminal.ts";

const ABOUT = `
Looks for the handler among the sources, loads it as a module where that works, or finds the command that starts it, and
writes hubhook.config.ts or .mjs. Files that are there already stay as they are.

Examples:
  hubhook init
  hubhook init --ci`;

export function initCommand(terminal: Terminal): Command {
  return new Command("init")
    .description("Write hubhook.config.ts after a look at the project")
    .option("--ci", "write a workflow for GitHub Actions, too", false)
    .addHelpText("after", ABOUT)
    .action(async (options: InitOptions) => {
      const { initFromTerminal } = await import("../initialising.ts");
      await initFromTerminal(options, terminal);
      terminal.exitWith(EXIT.ok);
      await terminal.end();
    });
}
