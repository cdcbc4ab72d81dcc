/**
 * Paths as people see them: `11:0:1` is case 11, its first shrink, and of that the second. Equal numbers in a row are told
 * once: `11:17x0` is case 11 and 17 times the first shrink.
 */
import { UsageError } from "../base/index.ts";

/** From so many on, equal numbers in a row are told once. */
const ROW = 3;

export function formatPath(path: readonly number[]): string {
  const parts: (string | number)[] = [];
  for (let start = 0; start < path.length;) {
    let end = start + 1; // the index of the case stands alone
    if (start > 0) while (end < path.length && path[end] === path[start]) end += 1;
    const numbers = path.slice(start, end);
    parts.push(...(numbers.length < ROW ? numbers : [`${numbers.length}x${numbers[0]}`]));
    start = end;
  }
  return parts.join(":");
}

/** @throws UsageError if the text is not a path. */
export function parsePath(text: string): readonly number[] {
  if (/^\d+(:(\d{1,4}x)?\d+)*$/.test(text)) {
    return text.split(":").flatMap((part) => {
      const [number = "", times = "1"] = part.split("x").toReversed();
      return Array.from({ length: Number(times) }, () => Number(number));
    });
  }
  throw new UsageError(
    `Failed to read the path "${text}": it is not a valid path. Copy it from a failure, such as 11:0:1.`,
  );
}
