/** lcov's trace files, as coverage services and editors read them (man geninfo): one record a file. */
import { linesNeverRun, type Branch, type ReachedFile } from "../../reach/index.ts";
import type { JsonResult } from "../json.ts";
import { defineReport, type Report } from "../report.ts";

export const lcov: Report = defineReport({
  name: "lcov",
  about: "what was reached of the consumer's code, for coverage services and editors",
  render: lcovReport,
});

export function lcovReport({ reach }: JsonResult): string {
  return (reach ?? []).map(recordOf).join("");
}

function recordOf(file: ReachedFile): string {
  const { path, branches } = file;
  const lines = linesOf(file);
  const hit = [...lines.values()].filter((count) => count > 0).length;
  return `${[
    "TN:hubhook",
    `SF:${path}`,
    ...branches.map((branch, nth) => `BRDA:${branch.line},0,${nth},${taken(branch)}`),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ hasRun }) => hasRun).length}`,
    ...[...lines].map(([line, count]) => `DA:${line},${count}`),
    `LF:${lines.size}`,
    `LH:${hit}`,
    "end_of_record",
  ].join("\n")}\n`;
}

function taken({ hasRun }: Branch): number {
  return hasRun ? 1 : 0;
}

/** Whether each line has run, as far as something is known of it. */
function linesOf(file: ReachedFile): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { line, endLine, hasRun } of file.branches) {
    if (hasRun) for (let at = line; at <= endLine; at++) lines.set(at, 1);
  }
  for (const [from, to] of linesNeverRun(file)) for (let at = from; at <= to; at++) lines.set(at, 0);
  return new Map([...lines].toSorted(([a], [b]) => a - b));
}
