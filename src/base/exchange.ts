/**
 * One HTTP request on its way to a consumer, and what came of it.
 * Plain data: how it is sent is the consumer's business, what it means is the caller's.
 */

/** A request header; a name may occur twice. */
export type Header = readonly [name: string, value: string];

export interface WireRequest {
  readonly url: string;
  readonly headers: readonly Header[];
  /** Sent as it is; a string as UTF-8. */
  readonly body: string | Uint8Array;
  /** A pause in the middle of the body, in milliseconds: the rest comes in another packet. Default: none. */
  readonly pauseMs?: number;
  /** Whether a connection is opened for it, over HTTP. Default: one is used that was used before. */
  readonly isOnNewConnection?: boolean;
  /** How long its connection is listened to after the answer, over HTTP, in milliseconds: anything that arrives then belongs to no answer. */
  readonly lingerMs?: number;
}

/** Why there was no answer. */
export type NoAnswer =
  | "connection-refused" // nobody listens there, or the name does not resolve
  | "reset" // the connection broke before the answer was whole
  | "timeout" // no whole answer in time
  | "not-http" // what came back is not HTTP
  | "threw" // an in-process consumer threw instead of answering
  | "escaped" // an error left it otherwise than by its caller: it would have ended a process of its own
  | "unsendable"; // the request cannot travel over HTTP, such as a header with a line break; not the consumer's fault

export interface Answer {
  readonly kind: "answered";
  readonly status: number;
  /** Names in lower case; values of a repeated header joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** The start of the body, decoded as UTF-8. */
  readonly body: string;
  /** Whether `body` is not all of it: it was larger than the limit, or the connection broke in the middle of a refusal. */
  readonly bodyCut: boolean;
  readonly durationMs: number;
}

export interface Silence {
  readonly kind: "unanswered";
  readonly reason: NoAnswer;
  /** What the network, the runtime or the consumer said, for people. */
  readonly detail: string;
  readonly durationMs: number;
}

export type Exchange = Answer | Silence;

/** Whether the consumer took the event: 2xx (hub docs, webhooks: anything else is a failed delivery). */
export function isAccepted(exchange: Exchange): boolean {
  return exchange.kind === "answered" && exchange.status >= 200 && exchange.status < 300;
}

/** Whether the consumer refused the event: 4xx, but for 429, which is about the rate and not about the event. */
export function isRefused(exchange: Exchange): boolean {
  return exchange.kind === "answered" && exchange.status >= 400 && exchange.status < 500 && exchange.status !== 429;
}

/** Whether the consumer asks for fewer requests: 429, or 503 with `Retry-After` (RFC 6585, RFC 9110). */
export function isLimited(exchange: Exchange): boolean {
  if (exchange.kind === "unanswered") return false;
  return exchange.status === 429 || (exchange.status === 503 && exchange.headers["retry-after"] !== undefined);
}
