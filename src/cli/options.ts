/** Options that several commands have: one name, one meaning. */
import { InvalidArgumentError, Option } from "commander";
import type { Terminal } from "./terminal.ts";

export function jsonOption(): Option {
  return new Option("--json", "print JSON, for programs");
}

export function seedOption(): Option {
  return new Option("--seed <integer>", "seed for all randomness (default: random, printed at the end)").argParser(
    integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  );
}

/** A parser for whole numbers, for Commander. Both ends are allowed. */
export function integer(range: { readonly min: number; readonly max: number }): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= range.min && value <= range.max) return value;
    throw new InvalidArgumentError(`Give a whole number from ${range.min} to ${range.max}.`);
  };
}

/** The secret never has to stand in a shell's history: see `secretOf`. */
export function secretOption(): Option {
  return new Option("--secret <text>", "the webhook's secret (default: the value of HUBHOOK_SECRET)");
}

export function secretInOption(): Option {
  return new Option("--secret-in <place>", "where the secret travels").choices(["header", "query"]).default("header");
}

/** The secret of the command line, or that of the environment. */
export function secretOf({ secret }: { readonly secret?: string | undefined }, { env }: Terminal): string | undefined {
  return secret ?? env["HUBHOOK_SECRET"];
}

/** A parser for lists: names with commas between them; the option can also be repeated. */
export function listOf(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ];
}

/** How long an answer may take, in seconds. */
export function timeoutOption(): Option {
  return new Option("--timeout <seconds>", "how long an answer may take").argParser(seconds).default(10);
}

/** A parser of a time in seconds, fractions allowed. */
export function seconds(text: string): number {
  return integer({ min: 1, max: 3_600_000 })(String(Math.round(Number(text) * 1000))) / 1000;
}

/** A parser for a number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && value < Infinity) return value;
  throw new InvalidArgumentError("Give a number above 0.");
}

/** The URL that a module under test sees by default. */
export const DEFAULT_URL = "http://consumer.example/webhook";

/** A parser for an option that can be repeated. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
