/**
 * How fast requests follow each other: as fast as they are answered, at a rate that the user gave, or slower once the consumer
 * has asked for that with 429, or with 503 and Retry-After.
 */
import { epochMsIn, type Clock, type Exchange } from "../base/index.ts";

/** How long a consumer may have one wait, in milliseconds. */
const LONGEST_WAIT_MS = 5_000;

/** The wait after the first refusal without `Retry-After`, in milliseconds; it doubles with each further one. */
const FIRST_WAIT_MS = 250;

/** How often one request is sent again. */
const MOST_TRIES = 5;

/** The longest gap between two requests, in milliseconds. */
const LONGEST_GAP_MS = 2_000;

export interface Pace {
  /** Done when the next request may go out. */
  turn(): Promise<void>;
  /** Notes that a request was answered, and not for its rate. */
  answered(): void;
  /**
   * Waits as the consumer asked for.
   * @param tries - How often the request was sent before.
   * @returns false if it is not to be sent again.
   */
  limited(exchange: Exchange, tries: number): Promise<boolean>;
  /** The rate that the consumer seems to allow, in requests per second; `null` as long as it has not limited any. */
  limitPerSecond(): number | null;
}

/** @param rate - Requests per second; `null` for no limit. */
export function paceOf(rate: number | null, clock: Clock): Pace {
  let gapMs = rate === null ? 0 : 1_000 / rate;
  let nextMs = 0;
  let limits = 0;
  let answers = 0; // since the consumer limited a request
  let sinceMs = clock.nowMs();
  let isStuck = false; // a request was limited as often as it was sent: nobody waits as long for the next one
  let seenPerSecond: number | null = null;
  const pause = async (ms: number): Promise<void> => {
    if (ms <= 0) return;
    const alive = setInterval(() => undefined, 60_000); // the timers of a clock don't keep the process alive
    await new Promise<void>((resolve) => void clock.startTimer(ms, resolve));
    clearInterval(alive);
  };
  return {
    async turn() {
      if (gapMs === 0) return;
      const nowMs = clock.nowMs();
      const atMs = Math.max(nowMs, nextMs);
      nextMs = atMs + gapMs;
      await pause(atMs - nowMs);
    },
    answered() {
      answers += 1;
      isStuck = false;
    },
    async limited(exchange, tries) {
      limits += 1;
      isStuck = isStuck || tries + 1 >= MOST_TRIES;
      if (isStuck && tries > 0) return false;
      await pause(waitMs(exchange, tries, clock));
      const elapsedMs = clock.nowMs() - sinceMs;
      if (answers > 0 && limits > 1) {
        const ownGapMs = Math.min(LONGEST_GAP_MS, elapsedMs / answers);
        seenPerSecond = 1_000 / ownGapMs;
        gapMs = Math.max(gapMs, ownGapMs);
      }
      answers = 0;
      sinceMs = clock.nowMs();
      return tries + 1 < MOST_TRIES;
    },
    limitPerSecond: () => (limits === 0 ? null : (seenPerSecond ?? 1_000 / Math.max(gapMs, FIRST_WAIT_MS))),
  };
}

function waitMs(exchange: Exchange, tries: number, clock: Clock): number {
  const asked = exchange.kind === "answered" ? exchange.headers["retry-after"] : undefined;
  const seconds = Number(asked ?? Number.NaN);
  const untilMs = asked === undefined || !Number.isNaN(seconds) ? Number.NaN : epochMsIn(asked) - clock.nowMs();
  const wantedMs = [seconds * 1_000, untilMs, FIRST_WAIT_MS * 2 ** tries].find((ms) => !Number.isNaN(ms)) ?? 0;
  return Math.min(LONGEST_WAIT_MS, Math.max(0, wantedMs));
}
