/** The result of a run for people: one line a check, and what there is to know of each failure. */
import type { CheckResult, Failure, FuzzResult } from "../fuzz/index.ts";
import { eventNameOf } from "../payload/index.ts";
import { againByCode, type Again } from "./again.ts";
import { curlLine } from "./curl.ts";
import { differenceLines } from "./difference-lines.ts";
import { masked } from "./mask.ts";
import { paintFor, type Paint } from "./paint.ts";
import { hanging, oneLine, wrap } from "./wrap.ts";

export interface FormatOptions {
  /** Default: false. */
  readonly colour?: boolean;
  /** Characters that fit in a line; commands to copy are never broken. Default: 80. */
  readonly columns?: number;
  /** The secret of the run: it is masked wherever it would show. */
  readonly secret?: string | undefined;
  /** How a failure is seen again. Default: as a call of `fuzz`. */
  readonly again?: Again;
  /** Whether to show a curl line, too: for a consumer that listens on after the run. Default: false. */
  readonly withCurl?: boolean;
}

interface Style {
  readonly columns: number;
  readonly secret: string | null;
  readonly again: Again;
  readonly withCurl: boolean;
  readonly paint: Paint;
}

/** Names of other inputs that are listed; the rest is counted. */
const MAX_NAMES = 5;

/** The result of a run as text, without a line break at its end. */
export function formatResult(result: FuzzResult, options: FormatOptions = {}): string {
  const { colour = false, columns = 80, secret = "", again = againByCode, withCurl = false } = options;
  const style: Style = { columns, secret: secret === "" ? null : secret, again, withCurl, paint: paintFor(colour) };
  const checks = result.checks.map((check) => formatCheck(check, style));
  const hint =
    result.hint === null
      ? []
      : [
          paintFor(colour).bad(wrap(`! About the consumer: ${masked(result.hint, style.secret)}`, columns, "", "  ")),
          "",
        ];
  return [...hint, ...checks, "", summary(result, style)]
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trimStart();
}

function formatCheck(check: CheckResult, style: Style): string {
  const { paint, columns } = style;
  const id = check.id.padEnd(24);
  switch (check.status) {
    case "passed":
      return `${paint.good("✓")} ${id} ${paint.faint(count(check.cases, "case"))}`;
    case "skipped":
      return `${paint.faint("-")} ${id} ${paint.faint(hanging(`skipped: ${check.reason}`, columns, id.length + 3))}`;
    default: {
      const head = `${paint.bad("✗")} ${paint.strong(id)} ${paint.bad(count(check.failures.length, "failure"))} ${paint.faint(`in ${count(check.cases, "case")}`)}`;
      const promise = wrap(`Promised: the consumer ${check.promise}.`, columns, "  ");
      const advice = wrap(`→ ${check.failures[0]?.advice ?? ""}`, columns, "  ", "    ");
      const failures = check.failures.map((failure, index) => formatFailure(failure, index + 1, style));
      const further =
        check.furtherCases === 0
          ? []
          : [`  ${count(check.furtherCases, "further failing case")} not looked into: mend these first.`];
      return ["", head, promise, advice, ...failures, ...further, ""].join("\n");
    }
  }
}

function formatFailure(failure: Failure, number: number, { columns, secret, again, paint, withCurl }: Style): string {
  const happened = oneLine(masked(failure.happened, secret), 400);
  const lines = ["", wrap(`${number}. The consumer ${happened}`, columns, "  ", "     ")];
  lines.push(...inputLines(failure, columns - 7, secret).map((line) => `     ${line}`));
  lines.push(wrap(countLine(failure), columns, "     "));
  if (failure.stderr !== null)
    lines.push(...stderrLines(failure.stderr, columns, secret).map((line) => paint.faint(line)));
  lines.push(`     ${paint.faint("Again:")} ${again(failure)}`);
  const curl = withCurl ? curlLine(failure.request, secret) : null;
  if (curl !== null) lines.push(`     ${paint.faint("Or:   ")} ${curl}`);
  return lines.join("\n");
}

/** What was sent: by its name, and as a difference to a plain payload where that is shorter than the payload. */
function inputLines(
  { edgeCase, payload, differences }: Failure,
  columns: number,
  secret: string | null,
): readonly string[] {
  const name = edgeCase === null ? "" : ` "${edgeCase}"`;
  if (edgeCase === null && payload === undefined) return []; // several events: what happened names them
  if (differences === null)
    return [
      `on${name === "" ? " this" : name}${payload === undefined ? "" : `: ${oneLine(masked(JSON.stringify(payload) ?? "", secret), columns - name.length - 5)}`}`,
    ];
  const event = isPayload(payload) ? eventNameOf(payload) : "the payload";
  if (differences.length === 0) return [`on a plain ${event}${name}`];
  return [
    ...wrap(`on ${event}${name}, plain but for`, columns, "").split("\n"),
    ...differenceLines(differences, columns - 2).map((line) => `  ${masked(line, secret)}`),
  ];
}

function isPayload(value: unknown): value is { readonly event: { readonly scope: string; readonly action: string } } {
  if (typeof value !== "object" || value === null || !("event" in value)) return false;
  const { event } = value;
  return typeof event === "object" && event !== null && "scope" in event && "action" in event;
}

function countLine({ count: cases, alsoWith, shrinks }: Failure): string {
  const shown = alsoWith.slice(0, MAX_NAMES).join(", ");
  const more = alsoWith.length > MAX_NAMES ? ` and ${alsoWith.length - MAX_NAMES} more` : "";
  const also = shown === "" ? "" : `, also with ${shown}${more}`;
  return `${count(cases, "case")}${also}; shrunk ${shrinks === 1 ? "once" : `${shrinks} times`}`;
}

/** Of what came on stderr, the error is shown with what stands around it; without one, the end. */
const STDERR_LINES = 6;

/** The line that names an error, as Node.js and Python write it. */
const ERROR_LINE = /^(Uncaught |\[)?[\w.]*(Error|Exception)\b/;

function stderrLines(stderr: string, columns: number, secret: string | null): readonly string[] {
  const lines = stderr.split("\n").filter((line) => !/^[\s^~]*$/.test(line));
  const error = lines.findLastIndex((line) => ERROR_LINE.test(line));
  const from = Math.max(0, (error === -1 ? lines.length : Math.min(error + 3, lines.length)) - STDERR_LINES);
  const shown = lines.slice(from, from + STDERR_LINES);
  return shown.map((line) => `     | ${oneLine(masked(line, secret), columns - 7)}`);
}

function summary({ checks, seed, durationMs, consumer, ok }: FuzzResult, { paint, secret }: Style): string {
  const ran = checks.filter(({ status }) => status !== "skipped");
  const failed = ran.filter(({ status }) => status === "failed");
  const cases = ran.reduce((sum, check) => sum + (check.status === "skipped" ? 0 : check.cases), 0);
  const skipped = checks.length - ran.length;
  const verdict = ok
    ? paint.good(`All promises kept: ${count(ran.length, "check")}`)
    : paint.bad(`${failed.length} of ${count(ran.length, "promise")} broken`);
  const aside = skipped === 0 ? "" : `, ${skipped} skipped`;
  const seconds = (durationMs / 1000).toFixed(1);
  return `${verdict}${aside}. ${paint.faint(`${count(cases, "case")} in ${seconds} s, seed ${seed}, ${masked(consumer, secret)}`)}`;
}

/** A number with its noun. */
function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
