/** `hubhook record`: keeps the deliveries that come, and passes them on. */
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import { integer, timeoutOption } from "../options.ts";
import type { RecordCommandOptions } from "../recording.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
Examples:
  hubhook record --port 8080 --out deliveries.ndjson
  hubhook record --port 8080 --to http://127.0.0.1:3000/webhook --out deliveries.ndjson
  jq -c .payload deliveries.ndjson | hubhook validate`;

export function recordCommand(terminal: Terminal): Command {
  return new Command("record")
    .description("Catch deliveries, keep them as NDJSON, and pass them on")
    .option("--port <number>", "where to listen; 0 for any free port", integer({ min: 0, max: 65_535 }), 8080)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--to <url>", "the consumer to pass deliveries on to")
    .option("--out <file>", "where to keep them: payload, headers and time, one delivery per line (default: stdout)")
    .addOption(timeoutOption())
    .addHelpText("after", EXAMPLES)
    .action(async (options: RecordCommandOptions) => {
      const { recordFromTerminal } = await import("../recording.ts");
      await recordFromTerminal(options, terminal);
      terminal.exitWith(EXIT.ok);
    });
}
