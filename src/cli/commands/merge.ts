/** `hubhook merge`: the shards of a run as one result. */
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import type { MergeCommandOptions } from "../merging.ts";
import { jsonOption, listOf } from "../options.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
Examples:
  hubhook fuzz ./app.ts --seed 1 --shard 2/5 --json > shard-2.json
  hubhook merge shard-*.json
  hubhook merge shard-*.json --report html=report.html,junit=report.xml`;

export function mergeCommand(terminal: Terminal): Command {
  return new Command("merge")
    .description("Bring the results of the shards of a run together")
    .argument("<files...>", "what `hubhook fuzz --json` printed, or --report json=FILE wrote")
    .option("--report <list>", "write reports, as for `hubhook fuzz`", listOf)
    .addOption(jsonOption())
    .addHelpText("after", EXAMPLES)
    .action(async (files: readonly string[], options: MergeCommandOptions) => {
      const { mergeFromTerminal } = await import("../merging.ts");
      const ok = await mergeFromTerminal(files, options, terminal);
      terminal.exitWith(ok ? EXIT.ok : EXIT.failures);
    });
}
