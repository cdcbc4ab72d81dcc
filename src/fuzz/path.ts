/** Paths as people see them: `11:0:1` is case 11, its first shrink, and of that the second. */
import { UsageError } from "../base/index.ts";

export function formatPath(path: readonly number[]): string {
  return path.join(":");
}

/** @throws UsageError if the text is no path. */
export function parsePath(text: string): readonly number[] {
  if (/^\d+(:\d+)*$/.test(text)) return text.split(":").map(Number);
  throw new UsageError(
    `Failed to read the path "${text}": it is no row of numbers. Copy it from a failure, such as 11:0:1.`,
  );
}
