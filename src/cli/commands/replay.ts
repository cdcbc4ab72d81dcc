/** `hubhook replay`: one delivery of a served Hub again, or all that were recorded. */
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import { jsonOption, secretOption, timeoutOption } from "../options.ts";
import type { ReplayCommandOptions } from "../replaying.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
A delivery of a Hub goes to its webhook's present URL, with its present secret. The ids of deliveries are on the Hub's page
/settings/webhooks, and in what hubhook serve prints. Recorded deliveries go to --to, in the order in which they came. In
both cases the Webhook-Id is the one that it was. The exit code is 0 if all were taken, with a 2xx.

Examples:
  hubhook replay 5e1135a9bc793c721ed08f5f --hub http://127.0.0.1:5000 --token hf_ada
  hubhook replay deliveries.ndjson --to http://127.0.0.1:3000/webhook`;

export function replayCommand(terminal: Terminal): Command {
  return new Command("replay")
    .description("Send a delivery of a Hub again, or those that were recorded")
    .argument("<what>", 'the id of a delivery; with --to, a file of hubhook record, or "-" for what is piped in')
    .option("--hub <url>", "the Hub of the delivery (default: what HF_ENDPOINT says, else http://127.0.0.1:5000)")
    .option("--token <token>", "an access token of the webhook's owner (default: what HF_TOKEN says)")
    .option("--to <url>", "where to send recorded deliveries")
    .addOption(secretOption())
    .addOption(timeoutOption())
    .addOption(jsonOption())
    .addHelpText("after", EXAMPLES)
    .action(async (what: string, options: ReplayCommandOptions) => {
      const { replayFromTerminal } = await import("../replaying.ts");
      const wereTaken = await replayFromTerminal(what, options, terminal);
      terminal.exitWith(wereTaken ? EXIT.ok : EXIT.failures);
    });
}
