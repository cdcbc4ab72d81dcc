/** `hubhook validate`: whether payloads are what the Hub is known to send, and if not, why. */
import { resolve } from "node:path";
import { Command } from "commander";
import { messageOf, printable, printableJson, UsageError } from "../../base/index.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { textOf } from "../input/text-of.ts";
import type { Verdict } from "../input/verdicts.ts";
import { jsonOption } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface ValidateOptions {
  readonly tolerant?: boolean;
  readonly json?: boolean;
}

const INPUT = `
A file holds one payload, one per line (NDJSON), several one after another, or an array of them.
Each gets a line: where it is, its event, and "ok" or what is wrong with it. A summary goes to standard error.

With --json, each gets one line of JSON:
  source, line, column, item    where it is; item is its index if it came in an array, else null
  event                         such as "repo.content:update"; null if it has none
  ok, issues                    each issue has path, keyword, expected, received;
                                a text that is no JSON has one with the keyword "json"
  fallback                      the known event to handle it as, if its own is unknown; else null`;

export function validateCommand(terminal: Terminal): Command {
  return new Command("validate")
    .description("Check payloads against the schemas")
    .argument("[files...]", 'files to read; "-", or none, reads what is piped in')
    .option("--tolerant", "accept unknown properties and events below known scopes, as a handler should")
    .addOption(jsonOption())
    .addHelpText("after", INPUT)
    .action(async (files: readonly string[], { tolerant, json }: ValidateOptions) => {
      const { formatVerdict, verdictsOn } = await import("../input/index.ts");
      const tally: Tally = { valid: 0, invalid: 0, unreadable: 0 };
      for (const source of sourcesFor(files, terminal)) {
        const verdicts = verdictsOn(source.name, readable(source, terminal, tally), { strict: tolerant !== true });
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

interface Source {
  readonly name: string;
  chunks(): AsyncIterable<string>;
}

function sourcesFor(files: readonly string[], terminal: Terminal): readonly Source[] {
  if (files.length === 0 && terminal.stdin.isTty) {
    throw new UsageError("Failed to validate: there is nothing to read. Name files, or pipe payloads in.");
  }
  return (files.length === 0 ? ["-"] : files).map((file) =>
    file === "-"
      ? { name: "stdin", chunks: () => terminal.stdin.chunks() }
      : { name: file, chunks: () => textOf(resolve(terminal.cwd, file)) },
  );
}

/** A source that can't be read is told and counted, so that the ones after it have their turn. */
async function* readable(source: Source, terminal: Terminal, tally: Tally): AsyncGenerator<string> {
  try {
    yield* source.chunks();
  } catch (error) {
    tally.unreadable += 1;
    terminal.err(printable(`error: Failed to read "${source.name}": ${messageOf(error)}. Name a file of payloads.`));
  }
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
