/** `hubhook validate`: whether payloads are what the Hub is known to send, and if not, why. */
import { Command, Option } from "commander";
import { printableJson, UsageError } from "../../base/index.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { readable, sourcesFor } from "../input/sources.ts";
import type { Verdict } from "../input/verdicts.ts";
import { jsonOption } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface ValidateOptions {
  readonly tolerant?: boolean;
  readonly json?: boolean;
  readonly drift?: boolean;
  readonly values?: boolean;
  readonly patch?: string;
}

const INPUT = `
A file holds one payload, one per line (NDJSON), several one after another, or an array of them.
Each gets a line: where it is, its event, and "ok" or what is wrong with it. A summary goes to standard error.

With --json, each gets one line of JSON:
  source, line, column, item    where it is; item is its index if it came in an array, else null
  event                         such as "repo.content:update"; null if it has none
  ok, issues                    each issue has path, keyword, expected, received;
                                a text that is no JSON has one with the keyword "json"
  fallback                      the known event to handle it as, if its own is unknown; else null

With --drift, what the schemas do not know is summed up over all payloads: where, what, in how many. A payload may stand in
something else, as in what hubhook record writes. Only names and types are shown, nothing of what the payloads say, so that
the text can be sent to others; --values shows the values, too. --patch writes what would have to change in each schema file,
as JSON Patch (RFC 6902).

Examples:
  hubhook validate recorded/*.json
  hubhook validate deliveries.ndjson --drift --patch schemas.patch.json`;

export function validateCommand(terminal: Terminal): Command {
  return new Command("validate")
    .description("Check payloads against the schemas")
    .argument("[files...]", 'files to read; "-", or none, reads what is piped in')
    .option("--tolerant", "accept unknown properties and events below known scopes, as a handler should")
    .addOption(jsonOption())
    .addOption(
      new Option("--drift", "sum up what the schemas do not know, over all payloads").conflicts(["tolerant", "json"]),
    )
    .option("--values", "with --drift, show values, too, and not only names and types")
    .option("--patch <file>", "with --drift, where to write the changes of the schemas")
    .addHelpText("after", INPUT)
    .action(async (files: readonly string[], options: ValidateOptions) => {
      const { tolerant, json } = options;
      if (options.drift === true) {
        const { sumUpDrift } = await import("../summing-up-drift.ts");
        return terminal.exitWith(await sumUpDrift(files, options, terminal));
      }
      if (options.values === true || options.patch !== undefined)
        throw new UsageError("Failed to validate: --values and --patch are about drift. Add --drift.");
      const { formatVerdict, verdictsOn } = await import("../input/index.ts");
      const tally: Tally = { valid: 0, invalid: 0, unreadable: 0 };
      for (const source of sourcesFor(files, terminal)) {
        const verdicts = verdictsOn(
          source.name,
          readable(source, terminal, () => (tally.unreadable += 1)),
          { strict: tolerant !== true },
        );
        await terminal.outLines(
          mapped(counted(verdicts, tally), (verdict) =>
            json ? printableJson(verdict) : formatVerdict(verdict, terminal.colour),
          ),
        );
      }
      terminal.exitWith(concluded(tally, terminal));
    });
}

interface Tally {
  valid: number;
  invalid: number;
  unreadable: number;
}

async function* counted(verdicts: AsyncIterable<Verdict>, tally: Tally): AsyncGenerator<Verdict> {
  for await (const verdict of verdicts) {
    tally[verdict.ok ? "valid" : "invalid"] += 1;
    yield verdict;
  }
}

async function* mapped<From, To>(items: AsyncIterable<From>, to: (item: From) => To): AsyncGenerator<To> {
  for await (const item of items) yield to(item);
}

function concluded({ valid, invalid, unreadable }: Tally, terminal: Terminal): ExitCode {
  const all = valid + invalid;
  if (unreadable > 0) return EXIT.unable;
  if (all === 0) throw new UsageError("Failed to validate: there is no payload in the input. Check what wrote it.");
  terminal.err(`${all} ${all === 1 ? "payload" : "payloads"}: ${valid} valid, ${invalid} invalid.`);
  return invalid === 0 ? EXIT.ok : EXIT.failures;
}
