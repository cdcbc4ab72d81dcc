/** `hubhook serve`: a local Hub that real clients talk to, and that delivers the webhooks their calls cause. */
import { Command } from "commander";
import { configFor, configOption } from "../config/index.ts";
import { EXIT } from "../exit.ts";
import { collect, integer, listOf, seedOption } from "../options.ts";
import type { ServeCommandOptions } from "../serving.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
Any token that starts with hf_ is the token of the user whose name follows: hf_ada is ada's. With --known-users, others
are refused with 401.

With --db, webhooks (secrets included) and the activity of their deliveries outlive the Hub, and retries go on when it is
back. Repos and discussions do not: they are new each time.

A webhook with a jobSourceId (hf webhooks create --job-id …) starts a command in place of a request: --job says which. It
gets the delivery in the variables WEBHOOK_PAYLOAD, WEBHOOK_REPO_ID, WEBHOOK_REPO_TYPE, WEBHOOK_SECRET and WEBHOOK_ID, and
takes it by ending with 0.

--fail has calls to the Hub go wrong. The kinds of faults are rate-limited (429), error (500), unavailable (503), cut (the
connection breaks) and stall (no answer).

Examples:
  hubhook serve --port 5000
  HF_ENDPOINT=http://127.0.0.1:5000 HF_TOKEN=hf_ada hf repos create bert
  HF_ENDPOINT=http://127.0.0.1:5000 HF_TOKEN=hf_ada hf webhooks create --watch user:ada --url http://127.0.0.1:3000/webhook
  hubhook serve --db hub.db --job 687f911eaea852de79c4a50a="python train.py"
  hubhook serve --fail "rate-limited 10%" --fail "error POST /api/.*/comment"`;

export function serveCommand(terminal: Terminal): Command {
  return new Command("serve")
    .description("Run a local Hub: its REST API, and the webhooks that follow")
    .option("--port <number>", "where to listen; 0 for any free port", integer({ min: 0, max: 65_535 }), 5000)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .addOption(seedOption())
    .option("--db <file>", "keep webhooks and their activity in a SQLite file")
    .option("--job <id=command>", "what a webhook's Job runs; can be repeated", collect)
    .option("--fail <fault>", "<kind> [share%] [METHOD /path-regexp]; can be repeated", collect)
    .option("--known-users <names>", "refuse the tokens of all others", listOf)
    .addOption(configOption())
    .addHelpText("after", EXAMPLES)
    .action(async (_given: ServeCommandOptions, command: Command) => {
      const config = await configFor(command, "serve", terminal);
      const { serveFromTerminal } = await import("../serving.ts");
      await serveFromTerminal(command.opts(), config?.config.world, terminal);
      terminal.exitWith(EXIT.ok);
    });
}
