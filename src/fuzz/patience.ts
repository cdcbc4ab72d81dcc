/**
 * How long to wait for answers. The first silence of a kind is waited for in full; what looks like a known one is given what
 * the consumer usually takes, many times over. All waiting together is bounded.
 */
import type { Exchange } from "../base/index.ts";

/** How many times the usual answer a case that looks like a known silence is waited for. */
const MANY_TIMES = 20;

/** Never less than that, in milliseconds: on a busy machine answers are late by so much. */
const SHORTEST_MS = 250;

/** How many whole timeouts a run waits for at the most. */
const MOST_TIMEOUTS = 6;

/** How much of the slowest answer so far is remembered after the next one. */
const MEMORY = 0.98;

export interface Patience {
  /** How long the promise gives the consumer, in milliseconds. */
  readonly timeoutMs: number;
  /** How long to wait now, in milliseconds. @param looksHung - Whether the request looks like one that got no answer. */
  waitMs(looksHung: boolean): number;
  /** Learns from an exchange. @param waitMs - How long it was waited for. */
  note(exchange: Exchange, waitMs: number): void;
  /** Whether so much time went into waiting that silence proves nothing any more. */
  isSpent(): boolean;
}

/**
 * @param timeoutMs - How long an answer may take.
 * @param nowMs - The time, in milliseconds since anything.
 */
export function patienceFor(timeoutMs: number, nowMs: () => number = () => performance.now()): Patience {
  let usualMs = 0;
  let waitedMs = 0;
  let untilMs = -Infinity; // what was waited for at the same time counts once
  const shortMs = (): number => Math.min(timeoutMs, Math.max(SHORTEST_MS, MANY_TIMES * usualMs));
  return {
    timeoutMs,
    waitMs: (looksHung) => (looksHung || waitedMs > (MOST_TIMEOUTS - 1) * timeoutMs ? shortMs() : timeoutMs),
    note(exchange, waitMs) {
      if (exchange.kind === "answered") usualMs = Math.max(exchange.durationMs, usualMs * MEMORY);
      else if (exchange.reason === "timeout") {
        const atMs = nowMs();
        waitedMs += Math.min(waitMs, atMs - untilMs);
        untilMs = atMs;
      }
    },
    isSpent: () => waitedMs > (MOST_TIMEOUTS - 1) * timeoutMs,
  };
}
