/** The rows as text. */
import { inColumns } from "../columns.ts";
import type { BugRow } from "./bug-row.ts";
import type { CorrectRow } from "./correct-row.ts";
import { rivalNames } from "./rivals.ts";
import type { Sum } from "./summary.ts";

export function bugTable(rows: readonly BugRow[]): string {
  const head = [
    "bug",
    "found by",
    "case",
    "causes",
    "findings",
    "again",
    "places",
    "bytes",
    "shrink ms",
    "ms",
    ...rivalNames,
  ];
  return inColumns([
    head,
    ...rows.map(({ id, check, found, findings, again, ms, rivals }) => [
      id,
      found === null ? `MISSED (${check})` : found.by === check ? check : `${check}, in ${found.by}`,
      ...(found === null ? ["", ""] : [found.afterCases ?? "–", found.causes].map(String)),
      String(findings),
      again.lines === 0 ? "–" : `${again.lines - again.lost.length}/${again.lines}`,
      ...(found === null
        ? ["", "", ""]
        : [found.places ?? "–", found.bytes, found.shrinkMs === null ? "–" : Math.round(found.shrinkMs)].map(String)),
      String(ms),
      ...rivalNames.map((rival) => String(rivals[rival] ?? "–")),
    ]),
  ]);
}

export function correctTable(rows: readonly CorrectRow[]): string {
  const head = ["correct consumer", "seeds", "cases", "accused", "by rivals"];
  return inColumns([
    head,
    ...rows.map(({ id, seeds, cases, accusedBy, rivals }) => [
      id,
      String(seeds),
      cases.toLocaleString("en-US"),
      accusedBy.join(", ") || "never",
      rivals.join(", ") || "never",
    ]),
  ]);
}

export function sumTable(sums: readonly Sum[]): string {
  return inColumns(
    sums.map(({ what, value, target, isMet, because }) => [
      what,
      String(Math.round(value * 100) / 100),
      "atLeast" in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`,
      isMet ? "" : `missed: ${because.join(", ")}`,
    ]),
  );
}
