/**
 * Where a case is found, given the seed and the check: its index, the variations that led to it, and the shrinks. As people see
 * it: `11:0:1` is case 11, its first shrink, and of that the second; `11~4~0:2` is variation 4 of case 11, of that variation
 * 0, and of that the third shrink. Equal shrinks in a row are told once: `11:17x0` is case 11 and 17 times the first shrink.
 */
import { UsageError } from "../base/index.ts";

export interface Path {
  readonly index: number;
  /** Each is one of the case before it. */
  readonly variations: readonly number[];
  readonly shrinks: readonly number[];
}

/** The path of a case that was made by its index. */
export function pathTo(index: number, variations: readonly number[] = []): Path {
  return { index, variations, shrinks: [] };
}

/** From so many on, equal numbers in a row are told once. */
const ROW = 3;

export function formatPath({ index, variations, shrinks }: Path): string {
  const parts: (string | number)[] = [[index, ...variations].join("~")];
  for (let start = 0; start < shrinks.length;) {
    let end = start + 1;
    while (end < shrinks.length && shrinks[end] === shrinks[start]) end += 1;
    const numbers = shrinks.slice(start, end);
    parts.push(...(numbers.length < ROW ? numbers : [`${numbers.length}x${numbers[0]}`]));
    start = end;
  }
  return parts.join(":");
}

/** @throws UsageError if the text is not a path. */
export function parsePath(text: string): Path {
  if (/^\d+(~\d+)*(:(\d{1,4}x)?\d+)*$/.test(text)) {
    const [head = "", ...rest] = text.split(":");
    const [index = 0, ...variations] = head.split("~").map(Number);
    const shrinks = rest.flatMap((part) => {
      const [number = "", times = "1"] = part.split("x").toReversed();
      return Array.from({ length: Number(times) }, () => Number(number));
    });
    return { index, variations, shrinks };
  }
  throw new UsageError(
    `Failed to read the path "${text}": it is not a valid path. Copy it from a failure, such as 11:0:1.`,
  );
}
