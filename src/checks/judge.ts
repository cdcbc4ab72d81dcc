/**
 * What an exchange means. 2xx is success; 4xx is a refusal, but for 429; 5xx, a redirect, a broken connection or silence is a
 * failure (hub docs, webhooks, 2026-09: anything but 2xx is a failed delivery).
 */
import { isAccepted, isLimited, isRefused, unreachable, type Exchange, type WireRequest } from "../base/index.ts";
import { INCONCLUSIVE, KEPT, type Expectation, type Failure, type Outcome, type Symptom } from "./outcome.ts";

/** A judge decides whether an exchange keeps a promise. */
export type Judge = (request: WireRequest, exchange: Exchange) => Outcome;

/** The event is one that the Hub sends: it has to be accepted. */
export const mustAccept: Judge = (request, exchange) => {
  if (isAccepted(exchange)) return KEPT;
  return provesNothing(exchange) ? INCONCLUSIVE : failure("accepted", request, exchange);
};

/** The request is not one that the Hub sends: it may be accepted or refused. */
export const mustSurvive: Judge = (request, exchange) => {
  if (provesNothing(exchange)) return INCONCLUSIVE;
  const isFine = isAccepted(exchange) || isRefused(exchange) || isCutOff(request, exchange);
  return isFine ? KEPT : failure("survived", request, exchange);
};

/** The request does not hold the secret: it has to be refused. */
export const mustRefuse: Judge = (request, exchange) => {
  if (exchange.kind === "answered" && isAccepted(exchange)) {
    return { ...failure("refused", request, exchange), symptom: "let-in" };
  }
  if (provesNothing(exchange)) return INCONCLUSIVE;
  return isRefused(exchange) ? KEPT : failure("refused", request, exchange);
};

/** A failure as far as the exchange shows it. */
export function failure(expected: Expectation, request: WireRequest, exchange: Exchange): Failure {
  const [symptom, happened] = [symptomOf(exchange), describe(exchange)];
  return { status: "failed", symptom, happened, expected, request, exchange };
}

function symptomOf(exchange: Exchange): Symptom {
  if (exchange.kind === "answered") {
    if (exchange.status >= 300 && exchange.status < 400) return "redirected";
    return isRefused(exchange) ? "refused" : "failed";
  }
  switch (exchange.reason) {
    case "timeout":
      return "timeout";
    case "threw":
    case "escaped":
      return "threw";
    case "connection-refused":
    case "reset":
    case "not-http":
    case "unsendable":
      return "broken-connection";
    default:
      return unreachable(exchange.reason);
  }
}

/** What the consumer did, as the end of "The consumer …". */
export function describe(exchange: Exchange): string {
  if (exchange.kind === "answered") {
    const to = exchange.headers["location"];
    return `answered ${exchange.status}${to === undefined ? "" : `, to go to ${to}`}`;
  }
  switch (exchange.reason) {
    case "timeout":
      return `did not answer in time (${exchange.detail})`;
    case "connection-refused":
      return `could not be reached (${exchange.detail})`;
    case "reset":
      return `broke the connection before its answer was whole (${exchange.detail})`;
    case "not-http":
      return `answered with something that is not HTTP (${exchange.detail})`;
    case "threw":
    case "escaped":
      return `threw: ${exchange.detail}`;
    case "unsendable":
      return `was not asked: the request can't travel (${exchange.detail})`;
    default:
      return unreachable(exchange.reason);
  }
}

/** A consumer that limits its rate says nothing about the event; nor does a request that can't travel. */
function provesNothing(exchange: Exchange): boolean {
  return isLimited(exchange) || (exchange.kind === "unanswered" && exchange.reason === "unsendable");
}

/** A server may hang up on a body that is too large for it, without an answer (RFC 9110, 413). */
const TOO_LARGE_BYTES = 1024 * 1024;

function isCutOff({ body }: WireRequest, exchange: Exchange): boolean {
  return exchange.kind === "unanswered" && exchange.reason === "reset" && body.length > TOO_LARGE_BYTES;
}
