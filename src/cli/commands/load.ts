/** `hubhook load`: many deliveries per second, by Artillery. */
import { Command, InvalidArgumentError, Option } from "commander";
import { EXIT } from "../exit.ts";
import type { LoadCommandOptions } from "../loading.ts";
import { eventsOption, withAimOptions } from "../aim-options.ts";
import { integer, jsonOption, secretInOption, secretOption, seedOption, timeoutOption } from "../options.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
Artillery (https://www.artillery.io) sends the requests; install it beside hubhook: npm install --save-dev artillery. It
counts its runs with its makers, unless ARTILLERY_DISABLE_TELEMETRY=true. The test is written to --out, and can be run by
Artillery alone: HUBHOOK_SECRET=… npx artillery run hubhook-load/test.yml

With --on, nothing is sent: the files are written, and what runs them on machines elsewhere is printed.

Examples:
  hubhook load http://127.0.0.1:3000/webhook --rate 200 --duration 60s
  hubhook load http://127.0.0.1:3000/webhook --events discussion.comment:create --p99 250
  hubhook load https://bot.example/webhook --rate 2000 --duration 10m --on fargate --machines 10`;

export function loadCommand(terminal: Terminal): Command {
  return withAimOptions(new Command("load"))
    .description("Send a consumer many events per second, and say how it fares")
    .argument("<url>", "where the consumer listens")
    .addOption(secretOption())
    .addOption(secretInOption())
    .option("--rate <number>", "requests per second", integer({ min: 1, max: 1_000_000 }), 10)
    .addOption(
      new Option("--duration <time>", "how long to go on, such as 90s or 5m")
        .argParser(duration)
        .default(60_000, "60s"),
    )
    .addOption(eventsOption())
    .addOption(seedOption())
    .addOption(timeoutOption())
    .option("--max-error-rate <percent>", "how many of a hundred requests may fail", percent, 0)
    .option("--p99 <ms>", "the time that 99 of a hundred answers must stay below", integer({ min: 1, max: 3_600_000 }))
    .addOption(
      new Option("--on <machines>", "on which machines to run it")
        .choices(["local", "fargate", "lambda", "aci"])
        .default("local"),
    )
    .option("--machines <number>", "how many of them share the rate; needs --on", integer({ min: 1, max: 10_000 }))
    .option("--out <folder>", "where to write the test and Artillery's report", "hubhook-load")
    .addOption(jsonOption())
    .addHelpText("after", EXAMPLES)
    .action(async (url: string, options: LoadCommandOptions) => {
      const { loadFromTerminal } = await import("../loading.ts");
      const ok = await loadFromTerminal(url, options, terminal);
      terminal.exitWith(ok ? EXIT.ok : EXIT.failures);
    });
}

const UNITS_MS: Readonly<Record<string, number>> = { "": 1_000, s: 1_000, m: 60_000, h: 3_600_000 };

/** A parser of a time in whole seconds, minutes or hours. @returns Milliseconds. */
function duration(text: string): number {
  const [, number = "", unit = ""] = /^(\d{1,6})([smh]?)$/.exec(text) ?? [];
  const milliseconds = Number(number) * (UNITS_MS[unit] ?? 0);
  if (number !== "" && milliseconds > 0) return milliseconds;
  throw new InvalidArgumentError("Give a time such as 90s, 5m or 1h.");
}

function percent(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 100) return value;
  throw new InvalidArgumentError("Give a number from 0 to 100, such as 0.5.");
}
