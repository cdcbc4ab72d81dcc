/**
 * What an exchange means. 2xx is success; 4xx is a refusal; 5xx, a redirect, a broken connection or silence is a failure
 * (hub docs, webhooks, 2026-09: anything but 2xx is a failed delivery).
 */
import { isAccepted, isRefused, unreachable, type Exchange, type WireRequest } from "../base/index.ts";
import type { Breach, Symptom, Verdict } from "./check.ts";

export const KEPT: Verdict = { kept: true };

/** The trial proves nothing: what it compares with is not taken either. */
export const MOOT: Verdict = { kept: true, isMoot: true };

/** A judge decides whether an exchange keeps a promise. */
export type Judge = (request: WireRequest, exchange: Exchange) => Verdict;

/** The event is one that the Hub sends: it has to be taken. */
export const mustAccept: Judge = (request, exchange) =>
  isAccepted(exchange) || isNotItsFault(exchange) ? KEPT : breach(request, exchange);

/** The request is none that the Hub sends: it may be taken or refused. */
export const mustSurvive: Judge = (request, exchange) =>
  isAccepted(exchange) || isRefused(exchange) || isNotItsFault(exchange) || isCutOff(request, exchange)
    ? KEPT
    : breach(request, exchange);

/** The request does not hold the secret: it has to be refused. */
export const mustRefuse: Judge = (request, exchange) => {
  if (exchange.kind === "answered" && isAccepted(exchange)) {
    return { kept: false, symptom: "let-in", happened: `answered ${exchange.status}`, request, exchange };
  }
  return isRefused(exchange) || isNotItsFault(exchange) ? KEPT : breach(request, exchange);
};

/** A breach told by what the exchange shows. */
export function breach(request: WireRequest, exchange: Exchange): Breach {
  return { kept: false, symptom: symptomOf(exchange), happened: describe(exchange), request, exchange };
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
      return "threw";
    case "refused":
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
    case "refused":
      return `could not be reached (${exchange.detail})`;
    case "reset":
      return `broke the connection before its answer was whole (${exchange.detail})`;
    case "not-http":
      return `answered with something that is not HTTP (${exchange.detail})`;
    case "threw":
      return `threw: ${exchange.detail}`;
    case "unsendable":
      return `was not asked: the request can't travel (${exchange.detail})`;
    default:
      return unreachable(exchange.reason);
  }
}

function isNotItsFault(exchange: Exchange): boolean {
  return exchange.kind === "unanswered" && exchange.reason === "unsendable";
}

/** A server may hang up on a body that is too large for it, without an answer (RFC 9110, 413). */
const TOO_LARGE_BYTES = 1024 * 1024;

function isCutOff({ body }: WireRequest, exchange: Exchange): boolean {
  return exchange.kind === "unanswered" && exchange.reason === "reset" && body.length > TOO_LARGE_BYTES;
}
