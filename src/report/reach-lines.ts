/** What a run reached of the consumer's code, in words. */
import { countsOf, linesNeverRun, type Reach } from "../reach/index.ts";
import { countOf } from "./count.ts";
import { oneLine } from "./wrap.ts";

/** Files that are named; the others are counted. */
const MOST_FILES = 8;

const LONGEST_LIST = 160;

/** How much was reached, and where nothing ever was; the file that was reached least comes first. */
export function reachLines(reach: Reach): readonly string[] {
  const { branches, reached, files } = countsOf(reach);
  if (branches === 0) return [];
  const missing = reach
    .map((file) => ({
      path: file.path,
      never: linesNeverRun(file),
      left: file.branches.filter(({ hasRun }) => !hasRun),
    }))
    .filter(({ never }) => never.length > 0)
    .toSorted((a, b) => b.left.length - a.left.length);
  const shown = missing.slice(0, MOST_FILES);
  const more = missing.length - shown.length;
  return [
    `Reached ${reached} of ${countOf(branches, "branch", "branches")} of ${countOf(files, "file")}${missing.length === 0 ? "." : "; never:"}`,
    ...shown.map(({ path, never }) => `  ${oneLine(`${path}: ${never.map(rangeText).join(", ")}`, LONGEST_LIST)}`),
    ...(more === 0 ? [] : [`  and lines of ${countOf(more, "more file", "more files")}`]),
  ];
}

function rangeText([from, to]: readonly [from: number, to: number]): string {
  return from === to ? String(from) : `${from}-${to}`;
}
