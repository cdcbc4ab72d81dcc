/** One failure for people: what the consumer did, with what, how often, and how to see it again. */
import { chainLines } from "./chain-lines.ts";
import { countOf } from "./count.ts";
import { brief, differenceLines } from "./difference-lines.ts";
import type { JsonFailure } from "./json.ts";
import type { Paint } from "./paint.ts";
import { oneLine, wrap } from "./wrap.ts";

export interface TextStyle {
  readonly columns: number;
  readonly paint: Paint;
  /** Whether to show a curl line, too. */
  readonly withCurl: boolean;
}

/** Names of other inputs that are listed; the rest is counted. */
const MAX_NAMES = 5;

/** Longer words of a consumer are cut. */
const LONGEST_TITLE = 400;

/** A failure in lines, the first one indented by two characters and the others by five. */
export function failureText(failure: JsonFailure, number: number, { columns, paint, withCurl }: TextStyle): string {
  const lines = [wrap(`${number}. The consumer ${oneLine(failure.title, LONGEST_TITLE)}`, columns, "  ", "     ")];
  lines.push(...inputLines(failure, columns - 7).map((line) => `     ${line}`));
  lines.push(...chainLines(failure.chain, columns - 7).map((line) => `     ${line}`));
  lines.push(...stateLines(failure, columns - 7).map((line) => `     ${line}`));
  lines.push(wrap(countLine(failure), columns, "     "));
  lines.push(...stderrLines(failure.stderr ?? "", columns).map((line) => paint.faint(line)));
  if (failure.again !== null) lines.push(`     ${paint.faint("Again:")} ${failure.again}`);
  if (withCurl && failure.curl !== null) lines.push(`     ${paint.faint("Or:   ")} ${failure.curl}`);
  return lines.join("\n");
}

/** What was sent: by its name, and as a difference to a plain payload where that is shorter than the payload. */
function inputLines(failure: JsonFailure, columns: number): readonly string[] {
  const { edgeCase, isAboutBody, event, differences, differencesLeftOut, request } = failure;
  if (failure.kind === "unsteady") return []; // it is not about what was sent
  if (edgeCase === null && !isAboutBody) return []; // several events: what happened names them
  const name = edgeCase === null ? "" : ` ${JSON.stringify(edgeCase)}`;
  if (differences === null) {
    const body = isAboutBody ? `: ${oneLine(request.body, columns - name.length - 5)}` : "";
    return [`on${name === "" ? " this" : name}${body}`];
  }
  const sent = oneLine(event ?? "the payload", columns);
  if (differences.length === 0) return [`on a plain ${sent}${name}`];
  return [
    ...wrap(`on ${sent}${name}, plain but for`, columns, "").split("\n"),
    ...differenceLines(differences, columns - 2, differencesLeftOut).map((line) => `  ${line}`),
  ];
}

/** More places of a state than that are counted. */
const MAX_PLACES = 4;

/** What the consumer holds, and what it should. */
export function stateLines({ state, stateLeftOut }: JsonFailure, columns: number): readonly string[] {
  const lines = state
    .slice(0, MAX_PLACES)
    .flatMap((difference) => [
      `  ${difference.pointer === "" ? "all of it" : difference.pointer}`,
      `    held      ${difference.kind === "missing" ? "nothing" : brief(difference.value)}`,
      `    in order  ${difference.kind === "added" ? "nothing" : brief(difference.plain)}`,
    ]);
  const more = state.length - MAX_PLACES + stateLeftOut;
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].map((line) => oneLine(line, columns));
}

/** How many cases failed for the same cause, with what else, and how far the one that is shown was shrunk. */
export function countLine({ kind, cases, alsoWith, alsoIn, shrinks, weight }: JsonFailure): string {
  const shown = alsoWith.slice(0, MAX_NAMES).join(", ");
  const more = alsoWith.length > MAX_NAMES ? ` and ${alsoWith.length - MAX_NAMES} more` : "";
  const also = shown === "" ? "" : `, also with ${shown}${more}`;
  const others = alsoIn.length === 0 ? "" : `; also breaks ${alsoIn.join(", ")}`;
  if (kind === "unsteady") return `${countOf(cases, "case")}${also}${others}; none of them failed again when repeated`;
  const found = shrinks === 0 ? "" : `; shrunk ${shrinks === 1 ? "once" : `${shrinks} times`}`;
  return `${countOf(cases, "case")}${also}${others}${found}; ${WEIGHT_WORDS[weight]}`;
}

/** How likely the input is to be met, in words. */
const WEIGHT_WORDS: Readonly<Record<JsonFailure["weight"], string>> = {
  today: "the Hub sends this today",
  tomorrow: "the Hub may send this tomorrow",
  strangers: "only strangers send this",
};

/** Of what came on stderr, the error is shown with what stands around it; without one, the end. */
const STDERR_LINES = 6;

/** The line that names an error, as Node.js and Python write it. */
const ERROR_LINE = /^(Uncaught |\[)?[\w.]*(Error|Exception)\b/;

function stderrLines(stderr: string, columns: number): readonly string[] {
  const lines = stderr.split("\n").filter((line) => !/^[\s^~]*$/.test(line));
  const error = lines.findLastIndex((line) => ERROR_LINE.test(line));
  const from = Math.max(0, (error === -1 ? lines.length : Math.min(error + 3, lines.length)) - STDERR_LINES);
  const shown = lines.slice(from, from + STDERR_LINES);
  return shown.map((line) => `     | ${oneLine(line, columns - 7)}`);
}
