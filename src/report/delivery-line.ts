/** What came of a delivery, for people who watch a Hub at work. */
import { printable, unreachable } from "../base/index.ts";
import type { AttemptOutcome, Delivery } from "../delivery/index.ts";

/** A delivery as a line: what it is of, where it stands, and what came of the last attempt. */
export function deliveryLine({ id, event, payload, status, attempts }: Delivery): string {
  const outcome = attempts.at(-1)?.exchange;
  return `${id} ${event} ${payload.repo.name} ${status}: ${outcome === undefined ? "not sent" : outcomeWords(outcome)}`;
}

/** @example "200 in 3 ms" */
export function outcomeWords(outcome: AttemptOutcome): string {
  const duration = `in ${Math.round(outcome.durationMs)} ms`;
  switch (outcome.kind) {
    case "answered":
      return `${outcome.status} ${duration}`;
    case "unanswered":
      return `no answer (${outcome.reason}: ${oneLine(outcome.detail)})`;
    case "ended": {
      const lastLine = oneLine(outcome.stderrTail.split("\n").at(-1) ?? "");
      return `exit code ${outcome.exitCode} ${duration}${outcome.exitCode === 0 || lastLine === "" ? "" : ` (${lastLine})`}`;
    }
    default:
      return unreachable(outcome);
  }
}

/** Without what would break the line, or the terminal. */
function oneLine(text: string): string {
  return printable(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")).trim();
}
