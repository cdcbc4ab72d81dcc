/**
 * What the activity keeps of an answer: the body's start is enough to recognize it, and a thousand of them fit in memory.
 */
import type { Exchange } from "../base/index.ts";

/** How much of an answer's body the activity keeps, in characters. */
export const KEPT_BODY_LENGTH: number = 2_048;

/** The exchange, with a long body cut. */
export function keptExchange(exchange: Exchange): Exchange {
  if (exchange.kind !== "answered" || exchange.body.length <= KEPT_BODY_LENGTH) return exchange;
  // By way of bytes, because a slice of a string keeps the whole of it in memory.
  const body = Buffer.from(exchange.body.slice(0, KEPT_BODY_LENGTH)).toString();
  return { ...exchange, body, bodyCut: true };
}
