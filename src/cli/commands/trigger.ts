/** `hubhook trigger`: one delivery of one event to a consumer. */
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import { withAimOptions } from "../aim-options.ts";
import { collect, jsonOption, secretOption, timeoutOption } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { TriggerOptions } from "../triggering.ts";

const EXAMPLES = `
Examples:
  hubhook trigger discussion:create --to http://127.0.0.1:3000/webhook
  hubhook trigger repo.content:update --to http://127.0.0.1:3000/webhook --set repo.name=ada/bert --set repo.type=dataset
  hubhook trigger discussion.comment:update --to http://127.0.0.1:3000/webhook --edge hidden-comment`;

export function triggerCommand(terminal: Terminal): Command {
  return withAimOptions(new Command("trigger"))
    .description("Send one event to a consumer, and print its answer")
    .argument("<event>", "such as discussion:create")
    .requiredOption("--to <url>", "where the consumer listens")
    .option(
      "--set <path=value>",
      "set a value of the payload, as in discussion.title=Hello; can be repeated",
      collect,
      [],
    )
    .option("--edge <name>", "start from an edge case in place of the plainest payload")
    .addOption(secretOption())
    .addOption(timeoutOption())
    .addOption(jsonOption())
    .addHelpText("after", EXAMPLES)
    .action(async (event: string, options: TriggerOptions) => {
      const { triggerFromTerminal } = await import("../triggering.ts");
      const accepted = await triggerFromTerminal(event, options, terminal);
      terminal.exitWith(accepted ? EXIT.ok : EXIT.failures);
    });
}
