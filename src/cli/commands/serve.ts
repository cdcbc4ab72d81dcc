/** `hubhook serve`: a local Hub that real clients talk to, and that delivers the webhooks their calls cause. */
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import { integer, seedOption } from "../options.ts";
import type { ServeCommandOptions } from "../serving.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
Any token that starts with hf_ is the token of the user whose name follows: hf_ada is ada's.

Examples:
  hubhook serve --port 5000
  HF_ENDPOINT=http://127.0.0.1:5000 HF_TOKEN=hf_ada hf repo create bert
  HF_ENDPOINT=http://127.0.0.1:5000 HF_TOKEN=hf_ada hf webhooks create --watch user:ada --url http://127.0.0.1:3000/webhook`;

export function serveCommand(terminal: Terminal): Command {
  return new Command("serve")
    .description("Run a local Hub: its REST API, and the webhooks that follow")
    .option("--port <number>", "where to listen; 0 for any free port", integer({ min: 0, max: 65_535 }), 5000)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .addOption(seedOption())
    .addHelpText("after", EXAMPLES)
    .action(async (options: ServeCommandOptions) => {
      const { serveFromTerminal } = await import("../serving.ts");
      await serveFromTerminal(options, terminal);
      terminal.exitWith(EXIT.ok);
    });
}
