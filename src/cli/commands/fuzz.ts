/** `hubhook fuzz`: sends a consumer everything that the Hub can send, and says what breaks. */
import { Command, Option } from "commander";
import { weights } from "../../base/index.ts";
import { eventsOption, withAimOptions } from "../aim-options.ts";
import { configFor, configOption } from "../config/index.ts";
import type { FuzzCommandOptions } from "../fuzz-options.ts";
import {
  collect,
  DEFAULT_URL,
  integer,
  jsonOption,
  listOf,
  secretInOption,
  secretOption,
  seedOption,
  timeoutOption,
  positive,
  seconds,
} from "../options.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLES = `
Examples:
  hubhook fuzz http://127.0.0.1:3000/webhook
  hubhook fuzz ./app.ts --secret s3cret --runs 200
  hubhook fuzz http://127.0.0.1/webhook --start "node app.js"
  hubhook fuzz http://127.0.0.1:8000/webhook --start "uvicorn app:app" --skip accepts-buckets`;

export function fuzzCommand(terminal: Terminal): Command {
  return withAimOptions(new Command("fuzz"))
    .addOption(eventsOption())
    .description("Send a consumer everything that the Hub can send, and say what breaks")
    .argument("[consumer]", "a URL, or a module that exports a fetch handler, an Express app …")
    .addOption(configOption())
    .addOption(secretOption())
    .addOption(secretInOption())
    .option(
      "--runs <number>",
      "random cases per check; some checks run fewer (default: 1000, or what --time allows)",
      integer({ min: 0, max: 1e9 }),
    )
    .addOption(
      new Option("--time <seconds>", "how long the run may take (default: 60, or as long as --runs takes)").argParser(
        seconds,
      ),
    )
    .addOption(new Option("--rate <number>", "the most requests per second (default: no limit)").argParser(positive))
    .option(
      "--concurrency <number>",
      "cases that may be under way at once (default: 1, and more for a slow consumer)",
      integer({ min: 1, max: 256 }),
    )
    .addOption(
      new Option(
        "--fail-on <weight>",
        "how likely to be met the input of a finding has to be for the run to fail",
      ).choices(weights),
    )
    .option("--shard <i/n>", "run part i of n of the cases; needs --seed")
    .option(
      "--workers <number>",
      "run the cases in so many threads, each with the module to itself",
      integer({ min: 1, max: 64 }),
      1,
    )
    .addOption(seedOption())
    .option("--path <path>", "run one case alone, as printed with a failure; needs --seed and --checks")
    .option("--case <event>", "try one payload alone, as printed with a failure; needs --checks with one check")
    .option(
      "--set <path=value>",
      "set a value of that payload, as in repo.name=acme/churn; can be repeated",
      collect,
      [],
    )
    .option("--after <cases>", "cases to run before that of --path, as printed with a failure", listOf)
    .option("--checks <ids>", "run only these checks", listOf)
    .option("--skip <ids>", "leave out these checks", listOf)
    .addOption(timeoutOption())
    .option("--url <url>", "the URL that a module sees", DEFAULT_URL)
    .option("--as <shape>", "what a module is, such as worker or lambda, where its exports and project don't show it")
    .option("--start <command>", "start the consumer; it learns its port from PORT")
    .option(
      "--source <path>",
      "sources or settings of the consumer to read its words from; can be repeated (default: those that it is made of)",
      collect,
      [],
    )
    .option(
      "--fail-outbound",
      "let the consumer's connections fail that leave this machine, but for those to the Hub",
      false,
    )
    .option("--no-words", "leave the consumer's sources alone: send nothing that its conditions ask for")
    .option("--no-guidance", "do not look at what runs of the consumer to go on from there")
    .option("--say <text>", "what people write in comments, to make a bot act; can be repeated", collect, [])
    .option(
      "--hub-port <number>",
      "serve the Hub there that the consumer calls; --start does so by itself, and says where in HF_ENDPOINT",
      integer({ min: 0, max: 65_535 }),
    )
    .option(
      "--snapshot-url <url>",
      "where to GET what the consumer holds as JSON, such as /state: its state is compared after deliveries in another order",
    )
    .option(
      "--min-reach <percent>",
      "fail a run that reaches fewer of the branches of the consumer's code",
      integer({ min: 0, max: 100 }),
    )
    .option("--bail", "end at the first finding", false)
    .option(
      "--report <list>",
      "write reports: junit=FILE, json=FILE, html=FILE, sarif=FILE, github; - means stdout",
      listOf,
    )
    .option("--emit <list>", "write the findings as tests: vitest=FILE, pytest=FILE", listOf)
    .option("--corpus <folder>", "keep failing cases in a folder, and run those that are there first; payloads, too")
    .option("--prune", "remove from the corpus what does not fail any more", false)
    .addOption(jsonOption())
    .addHelpText("after", EXAMPLES)
    .action(async (target: string | undefined, options: FuzzCommandOptions, command: Command) => {
      const given = { ...options };
      const config = await configFor(command, "fuzz", terminal);
      const { fuzzFromTerminal } = await import("../fuzzing.ts");
      await fuzzFromTerminal({ target, given, options, config }, terminal);
    });
}
