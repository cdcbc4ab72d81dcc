/** What `--report` and `--emit` ask for: a list of NAME=FILE. */
import { UsageError } from "../base/index.ts";
import { nearest } from "./nearest.ts";

/** Something with a name that can be asked for. */
interface Named {
  readonly name: string;
  readonly goesTo: "file" | "stdout";
}

export interface Wish<Kind> {
  readonly kind: Kind;
  /** `null` for stdout. */
  readonly file: string | null;
}

/** Stands for stdout in the place of a file. */
const STDOUT = "-";

/**
 * @param option - The option's name, for errors.
 * @throws UsageError for a name that nobody knows, and for a file that is missing or of no use.
 */
export function wishesIn<Kind extends Named>(
  option: string,
  list: readonly string[],
  kinds: readonly Kind[],
): readonly Wish<Kind>[] {
  return list.map((text) => {
    const [name = ""] = text.split("=", 1);
    const file = text.includes("=") ? text.slice(name.length + 1) : null;
    const kind = kinds.find((known) => known.name === name);
    const failed = `Failed to read ${option} "${text}":`;
    if (kind === undefined) {
      const names = nearest(
        name,
        kinds.map((known) => known.name),
      );
      throw new UsageError(`${failed} there is no "${name}". Did you mean ${names.join(", ")}?`);
    }
    if (kind.goesTo === "stdout") {
      if (file === null || file === STDOUT) return { kind, file: null };
      throw new UsageError(`${failed} it is printed, not written. Write just ${name}.`);
    }
    if (file === null || file === "") throw new UsageError(`${failed} it needs a file. Write ${name}=FILE.`);
    return { kind, file: file === STDOUT ? null : file };
  });
}
