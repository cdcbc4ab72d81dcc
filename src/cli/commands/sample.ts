/** `hubhook sample`: payloads out of thin air, one per line. */
import { randomInt } from "node:crypto";
import { Command, Option } from "commander";
import { EXIT } from "../exit.ts";
import { aimFrom, withAimOptions, type AimOptions } from "../aim-options.ts";
import { integer, seedOption } from "../options.ts";
import type { Sample, SampleKind } from "../samples.ts";
import type { Terminal } from "../terminal.ts";

interface SampleOptions extends AimOptions {
  readonly count: number;
  readonly seed?: number;
  readonly kind: SampleKind;
  readonly describe?: boolean;
}

const KINDS: readonly SampleKind[] = ["payload", "edge", "future", "faulty"];

const ABOUT_KINDS = `
Kinds:
  payload  as the Hub sends them
  edge     valid, but nasty on purpose: hidden comments, deleted refs, emoji, very long texts …
  future   what the Hub may send one day: narrower scopes, new properties
  faulty   with exactly one fault

Examples:
  hubhook sample discussion:create > payload.json
  hubhook sample --kind edge hidden-comment
  hubhook sample --watch model:acme/churn --domain discussion -n 5
  hubhook sample --kind faulty -n 100 | hubhook validate`;

export function sampleCommand(terminal: Terminal): Command {
  return withAimOptions(new Command("sample"))
    .description("Print random payloads, one per line (NDJSON)")
    .argument("[events...]", "events to choose from (default: all); with --kind edge, names of edge cases")
    .option("-n, --count <number>", "how many to print", integer({ min: 1, max: 1e9 }), 1)
    .addOption(seedOption())
    .addOption(new Option("--kind <kind>", "what kind of payloads").choices(KINDS).default("payload"))
    .option("--describe", "print an object for each: payload, edgeCase (its name) and fault (what is wrong)")
    .addHelpText("after", ABOUT_KINDS)
    .action(async (names: readonly string[], options: SampleOptions) => {
      const { count, seed, kind, describe } = options;
      const { samples } = await import("../samples.ts");
      const chosenSeed = seed ?? randomInt(2 ** 31 - 1);
      const all = samples(kind, names, chosenSeed, count, aimFrom(options));
      if (seed === undefined) terminal.err(`These again: --seed ${chosenSeed}`);
      await terminal.outLines(linesOf(all, describe === true));
      terminal.exitWith(EXIT.ok);
    });
}

function* linesOf(all: Iterable<Sample>, isDescribed: boolean): Generator<string> {
  for (const sample of all) yield JSON.stringify(isDescribed ? sample : sample.payload);
}
