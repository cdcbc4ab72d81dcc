/** Settings of a file in place of options that the command line does not give. */
import { InvalidArgumentError, type Command, type Option } from "commander";
import { UsageError } from "../../base/index.ts";
import { nearest } from "../nearest.ts";

/** What Commander says of an option that nobody gave. */
const NOT_GIVEN: readonly unknown[] = [undefined, "default"];

/**
 * @param settings - Values by the names of options, as in `{ runs: 200, failOn: "today" }`.
 * @param file - Where they stand, for people.
 * @throws UsageError for a name that no option has, and for a value that its option does not take.
 */
export function applySettings(command: Command, settings: Readonly<Record<string, unknown>>, file: string): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    const parsed = valueFor(optionCalled(command, name, file), value, name, file);
    if (NOT_GIVEN.includes(command.getOptionValueSource(name)))
      command.setOptionValueWithSource(name, parsed, "config");
  }
}

function optionCalled(command: Command, name: string, file: string): Option {
  const option = command.options.find((candidate) => candidate.attributeName() === name);
  if (option !== undefined) return option;
  const names = command.options.map((candidate) => candidate.attributeName());
  throw new UsageError(
    `Failed to read "${file}": ${command.name()} has no option "${name}". Did you mean ${nearest(name, names).join(", ")}?`,
  );
}

/** As the option would have it from the command line. */
function valueFor(option: Option, value: unknown, name: string, file: string): unknown {
  const refuse = (why: string): UsageError =>
    new UsageError(`Failed to read "${file}": "${name}" of ${JSON.stringify(value)} can't be used. ${why}`);
  if (option.isBoolean() || option.negate) {
    if (typeof value === "boolean") return value;
    throw refuse("Give true or false.");
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const wrong = values.find((one) => typeof one !== "string" && typeof one !== "number");
  if (wrong !== undefined) throw refuse("Give it as on the command line: a text, a number, or a list of these.");
  const parse = option.parseArg;
  if (parse === undefined) {
    if (values.length === 1) return String(values[0]);
    throw refuse("Give one value.");
  }
  try {
    let parsed: unknown = option.defaultValue;
    for (const one of values) parsed = parse(String(one), parsed);
    return parsed;
  } catch (thrown) {
    if (thrown instanceof InvalidArgumentError) throw refuse(thrown.message);
    throw thrown;
  }
}
