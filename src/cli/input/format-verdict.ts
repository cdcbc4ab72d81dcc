/** A verdict for people: one line, and one more for each issue below it. */
import { styleText } from "node:util";
import { printableLine } from "../../base/index.ts";
import { formatIssue } from "../../payload/index.ts";
import type { Verdict } from "./verdicts.ts";

export function formatVerdict(verdict: Verdict, colour: boolean): string {
  const { source, line, column, item, event, ok, issues, fallback } = verdict;
  const paint = (style: "green" | "red", text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const from = printableLine(source);
  const [first] = issues;
  if (first?.keyword === "json") {
    const words = printableLine(`expected ${first.expected}, got ${first.received}`);
    return `${from}:${line}:${column}: ${paint("red", "not JSON")}, ${words}`;
  }
  const place = `${from}:${line}${item === null ? "" : `[${item}]`}`;
  const head = `${place}: ${event === null ? "no event" : printableLine(event)}:`;
  if (ok)
    return `${head} ${paint("green", "ok")}${fallback === null ? "" : ` (unknown; to be handled as ${fallback})`}`;
  const count = issues.length === 1 ? "1 issue" : `${issues.length} issues`;
  return [`${head} ${paint("red", count)}`, ...issues.map((issue) => `  ${printableLine(formatIssue(issue))}`)].join(
    "\n",
  );
}
