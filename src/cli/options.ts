/** Options that several commands have: one name, one meaning. */
import { InvalidArgumentError, Option } from "commander";

export function jsonOption(): Option {
  return new Option("--json", "print JSON, for programs");
}

export function seedOption(): Option {
  return new Option("--seed <integer>", "decides every random choice (default: a new one, which is told)").argParser(
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

/** The secret never has to stand in a shell's history. */
export function secretOption(): Option {
  return new Option("--secret <text>", "the webhook's secret").env("HUBHOOK_SECRET");
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
