/** A run in Markdown (GitHub's): a table of the checks, then each failure in a block of code, where nothing is markup. */
import { unreachable } from "../../base/index.ts";
import { casesOf, checkWords, failuresOf, furtherWords } from "../check-words.ts";
import { failureText } from "../failure-text.ts";
import type { JsonCheck, JsonResult } from "../json.ts";
import { paintFor } from "../paint.ts";
import { summaryOf } from "../summary-line.ts";
import { cut, visible } from "../visible.ts";

/** A job summary may have 1 MiB in all; a failure that is longer than this is mostly one long line to copy. */
const LONGEST_FAILURE = 4_000;

const STYLE = { columns: 100, paint: paintFor(false), withCurl: false } as const;

export function markdownSummary(result: JsonResult): string {
  const { verdict, facts } = summaryOf(result);
  const about = [...(result.hint === null ? [] : [result.hint]), ...result.notes];
  const hint = about.map((note) => `> [!WARNING]\n> About the run: ${codeSpan(note)}`);
  return [
    `## ${result.ok ? "✅" : "❌"} hubhook: ${verdict}`,
    codeSpan(facts),
    ...hint,
    ["| | check | result |", "| --- | --- | --- |", ...result.checks.map(tableRow)].join("\n"),
    ...result.checks.flatMap((check) => (check.status === "failed" ? failedCheck(check) : [])),
    "",
  ].join("\n\n");
}

function tableRow(check: JsonCheck): string {
  const row = (sign: string, result: string): string => `| ${sign} | ${codeCell(check.id)} | ${result} |`;
  switch (check.status) {
    case "passed":
      return row("✅", checkWords(check));
    case "skipped":
      return row("➖", `skipped: ${codeCell(check.reason)}`);
    case "failed":
      return row("❌", `${failuresOf(check)} in ${casesOf(check)}`);
    default:
      return unreachable(check);
  }
}

function failedCheck(check: Extract<JsonCheck, { readonly status: "failed" }>): readonly string[] {
  const { id, promise, failures } = check;
  const further = furtherWords(check);
  if (failures.length === 0 && further === null) return [];
  return [
    `### ${id}`,
    `Promised: the consumer ${plainText(promise)}.`,
    plainText(failures[0]?.advice ?? ""),
    ...failures.map((failure, index) => codeBlock(cut(failureText(failure, index + 1, STYLE), LONGEST_FAILURE))),
    ...(further === null ? [] : [further]),
  ];
}

/** Text whose signs are no markup. */
function plainText(text: string): string {
  return visible(text)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_{}[\]()#+!|<>~&@-]/g, String.raw`\$&`);
}

/** A cell of a table, whose bars end it even in code. */
function codeCell(text: string): string {
  return codeSpan(text).replaceAll("|", String.raw`\|`);
}

/** A span of code on one line. */
function codeSpan(text: string): string {
  const line = visible(text).replaceAll(/\s+/g, " ");
  if (!line.includes("`")) return line === "" ? "" : `\`${line}\``;
  const fence = "`".repeat(longestRun(line) + 1);
  return `${fence} ${line} ${fence}`;
}

/** A block of code. No line of a failure's text starts with what would end it: each has a number or an indent before it. */
function codeBlock(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
