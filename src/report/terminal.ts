/** The result of a run for people: one line a check, and what there is to know of each failure. */
import type { FuzzResult } from "../fuzz/index.ts";
import { type Again } from "./again.ts";
import { casesOf, checkWords, failuresOf, furtherWords } from "./check-words.ts";
import { failureText, type TextStyle } from "./failure-text.ts";
import { jsonResult, type JsonCheck, type JsonResult } from "./json.ts";
import { paintFor } from "./paint.ts";
import { reachLines } from "./reach-lines.ts";
import { summaryOf } from "./summary-line.ts";
import { hanging, oneLine, wrap } from "./wrap.ts";

export interface TextOptions {
  /** Default: false. */
  readonly colour?: boolean;
  /** Characters that fit in a line; commands to copy are never broken. Default: 80. */
  readonly columns?: number;
  /** Whether to show a curl line, too: for a consumer that listens on after the run. Default: false. */
  readonly withCurl?: boolean;
}

export interface FormatOptions extends TextOptions {
  /** The secret of the run: it is masked wherever it would show. */
  readonly secret?: string | undefined;
  /** How a failure is seen again. Default: as a call of `fuzz`. */
  readonly again?: Again;
}

/** The result of a run as text, without a line break at its end. */
export function formatResult(result: FuzzResult, options: FormatOptions = {}): string {
  return formatJsonResult(jsonResult(result, options), options);
}

/** The same for a result as `jsonResult` gives it, or as it was read from a file. */
export function formatJsonResult(result: JsonResult, options: TextOptions = {}): string {
  const { colour = false, columns = 80, withCurl = false } = options;
  const paint = paintFor(colour);
  const style: TextStyle = { columns, withCurl, paint };
  const hint = result.hint === null ? [] : [paint.bad(noteText(result.hint, columns))];
  const about = [...hint, ...result.notes.map((note) => noteText(note, columns))];
  const { verdict, facts } = summaryOf(result);
  const summary = `${result.ok ? paint.good(verdict) : paint.bad(verdict)}. ${paint.faint(oneLine(facts, 1_000))}`;
  return [
    ...about,
    ...(about.length === 0 ? [] : [""]),
    ...rowsOf(result.checks).map((row) => formatRow(row, style)),
    "",
    ...((result.reach ?? []).length === 0 ? [] : [...reachLines(result.reach ?? []), ""]),
    summary,
  ]
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trimStart();
}

function noteText(note: string, columns: number): string {
  return wrap(`! About the run: ${oneLine(note, 1_000)}`, columns, "", "  ");
}

/** Checks that were skipped one after the other for one reason share a line, from so many on. */
const FOLDED_FROM = 4;

type Skipped = Extract<JsonCheck, { readonly status: "skipped" }>;
type Row = JsonCheck | { readonly status: "folded"; readonly count: number; readonly reason: string };

function rowsOf(checks: readonly JsonCheck[]): readonly Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < checks.length;) {
    const alike = skippedAlike(checks.slice(index));
    const [first] = alike;
    if (first !== undefined && alike.length >= FOLDED_FROM)
      rows.push({ status: "folded", count: alike.length, reason: first.reason });
    else rows.push(...checks.slice(index, index + Math.max(1, alike.length)));
    index += Math.max(1, alike.length);
  }
  return rows;
}

/** The checks at the start of a list that were skipped for one reason. */
function skippedAlike(checks: readonly JsonCheck[]): readonly Skipped[] {
  const [first] = checks;
  if (first?.status !== "skipped") return [];
  const end = checks.findIndex((check) => check.status !== "skipped" || check.reason !== first.reason);
  return checks.slice(0, end === -1 ? checks.length : end).filter((check) => check.status === "skipped");
}

/** The column in which a check's numbers start, less the sign before its name. */
const NAME_WIDTH = 24;

function formatRow(row: Row, style: TextStyle): string {
  const { paint, columns } = style;
  switch (row.status) {
    case "passed":
      return [
        `${paint.good("✓")} ${row.id.padEnd(NAME_WIDTH)} ${paint.faint(checkWords(row))}`,
        ...adviceLines(row, style),
      ].join("\n");
    case "skipped":
      return skippedLine(row.id, row.reason, style);
    case "folded":
      return skippedLine(`${row.count} checks`, row.reason, style);
    default: {
      const head = `${paint.bad("✗")} ${paint.strong(row.id.padEnd(NAME_WIDTH))} ${paint.bad(failuresOf(row))} ${paint.faint(`in ${casesOf(row)}`)}`;
      if (row.failures.length === 0 && row.furtherCases === 0) return [head, ...adviceLines(row, style)].join("\n");
      const promise = wrap(`Promised: the consumer ${row.promise}.`, columns, "  ");
      const [first] = row.failures;
      const advice = first === undefined ? [] : [wrap(`→ ${first.advice}`, columns, "  ", "    ")];
      const failures = row.failures.flatMap((failure, index) => ["", failureText(failure, index + 1, style)]);
      const further = furtherWords(row);
      const rest = [...(further === null ? [] : [`  ${further}`]), ...adviceLines(row, style)];
      return ["", head, promise, ...advice, ...failures, ...rest, ""].join("\n");
    }
  }
}

/** What does not fail the run comes after what does. */
function adviceLines(
  { advice }: Exclude<JsonCheck, { readonly status: "skipped" }>,
  style: TextStyle,
): readonly string[] {
  const [first] = advice;
  if (first === undefined) return [];
  const head = wrap(`Advice, which does not fail the run: ${first.advice}`, style.columns, "  ", "    ");
  return [head, ...advice.map((failure, index) => failureText(failure, index + 1, style))];
}

function skippedLine(name: string, reason: string, { paint, columns }: TextStyle): string {
  const words = hanging(`skipped: ${reason}`, columns, NAME_WIDTH + 3);
  return `${paint.faint("-")} ${name.padEnd(NAME_WIDTH)} ${paint.faint(words)}`;
}
