/** A payload described by how it differs from a plain one: the deciding places, in a column. */
import type { Difference } from "../payload/index.ts";
import { oneLine } from "./wrap.ts";

/** More differences than that are better read in the payload itself. */
const MAX_DIFFERENCES = 6;

/** The lines, without an indent; none when the payload is a plain one. */
export function differenceLines(
  differences: readonly Difference[],
  columns: number,
  leftOut: number = 0,
): readonly string[] {
  const shown = differences.slice(0, MAX_DIFFERENCES);
  const width = Math.min(34, Math.max(0, ...shown.map(({ pointer }) => pointer.length)));
  const lines = shown.map((difference) =>
    oneLine(`${difference.pointer.padEnd(width)}  ${describe(difference)}`, columns),
  );
  const more = differences.length - shown.length + leftOut;
  return more === 0 ? lines : [...lines, `… and ${more} more`];
}

function describe(difference: Difference): string {
  switch (difference.kind) {
    case "added":
      return `${brief(difference.value)}  (plain: nothing)`;
    case "missing":
      return `missing  (plain: ${brief(difference.plain)})`;
    default:
      return `${brief(difference.value)}  (plain: ${brief(difference.plain)})`;
  }
}

/** A JSON value on one short line. */
export function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 44 ? `${text.slice(0, 30).replace(/[\ud800-\udbff]$/, "")}… (${text.length} characters)` : text;
}
