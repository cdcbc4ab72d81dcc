/**
 * What came of one attempt: the answer to a request or the end of a Job, and what the activity keeps of it.
 */
import { isAccepted, unreachable, withoutSecret, type Answer, type Exchange, type JobEnd } from "../base/index.ts";

export type AttemptOutcome = Exchange | JobEnd;

/** Whether the event was taken: by a 2xx, or by a Job that ended with 0. */
export function isTaken(outcome: AttemptOutcome): boolean {
  return outcome.kind === "ended" ? outcome.exitCode === 0 : isAccepted(outcome);
}

/** How much of an answer's body the activity keeps, in characters: enough to recognize it, and a thousand fit in memory. */
export const KEPT_BODY_LENGTH: number = 2_048;

/** The outcome as the activity shows it: with a long body cut, and without the secret, which a consumer may send back. */
export function keptOutcome(outcome: AttemptOutcome, secret: string = ""): AttemptOutcome {
  switch (outcome.kind) {
    case "answered":
      return withCutBody(secret === "" ? outcome : discreet(outcome, secret));
    case "ended":
      return { ...outcome, stderrTail: withoutSecret(outcome.stderrTail, secret) };
    case "unanswered":
      return { ...outcome, detail: withoutSecret(outcome.detail, secret) };
    default:
      return unreachable(outcome);
  }
}

function discreet(answer: Answer, secret: string): Answer {
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, withoutSecret(value, secret)]);
  return { ...answer, headers: Object.fromEntries(headers), body: withoutSecret(answer.body, secret) };
}

function withCutBody(answer: Answer): Answer {
  if (answer.body.length <= KEPT_BODY_LENGTH) return answer;
  // By way of bytes, because a slice of a string keeps the whole of it in memory.
  const body = Buffer.from(answer.body.slice(0, KEPT_BODY_LENGTH)).toString();
  return { ...answer, body, bodyCut: true };
}
