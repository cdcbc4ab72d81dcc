/**
 * GitHub Actions: an annotation per failure, as workflow commands on stdout, and a summary of the run in Markdown, appended to
 * the file that GITHUB_STEP_SUMMARY names (GitHub docs: workflow commands; adding a job summary).
 */
import { failureText } from "../failure-text.ts";
import type { JsonFailure, JsonResult } from "../json.ts";
import { paintFor } from "../paint.ts";
import { visible } from "../visible.ts";
import { markdownSummary } from "./markdown.ts";
import { sourceFileOf } from "./place.ts";
import { defineReport, type Report } from "../report.ts";

export const github: Report = defineReport({
  name: "github",
  about: "annotations on stdout and a job summary: for GitHub Actions. Takes no file",
  goesTo: "stdout",
  render: githubAnnotations,
  appendix: { variable: "GITHUB_STEP_SUMMARY", render: markdownSummary },
});

const STYLE = { columns: 100, paint: paintFor(false), withCurl: false } as const;

/** One command a line; empty when nothing failed. */
export function githubAnnotations({ checks, consumer }: JsonResult): string {
  const file = sourceFileOf(consumer);
  return checks
    .flatMap((check) => (check.status === "failed" ? check.failures.map((failure) => ({ id: check.id, failure })) : []))
    .map(({ id, failure }) => `${annotation(id, failure, file)}\n`)
    .join("");
}

function annotation(checkId: string, failure: JsonFailure, file: string | null): string {
  const place = file === null ? "" : `file=${propertyValue(file)},line=1,`;
  const text = `${failureText(failure, 1, STYLE).replace(/^ +1\. /, "")}\n${failure.advice}`;
  return `::error ${place}title=${propertyValue(`hubhook: ${checkId}`)}::${commandData(text)}`;
}

/** A command ends with its line; a percent sign starts an escape. */
function commandData(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** In a property, colons and commas would end it, too. */
function propertyValue(text: string): string {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
