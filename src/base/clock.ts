/**
 * Time as an argument: the real clock, and a virtual one that only moves when told to.
 * Nothing else in hubhook reads the time or sets a timer.
 */
import { clearTimeout, setImmediate, setTimeout } from "node:timers";
import { UsageError } from "./errors.ts";

/** Cancels a timer; calling it again, or after the timer fired, does nothing. */
export type CancelTimer = () => void;

export interface Clock {
  /** Current time, in epoch milliseconds. */
  nowMs(): number;
  /** Calls `run` once, after at least `delayMs` milliseconds. */
  startTimer(delayMs: number, run: () => void): CancelTimer;
  /**
   * Tells that something is under way that takes no time of this clock, such as an answer from a real server:
   * a virtual clock stands still until `work` has ended. The real one cannot.
   */
  standStillFor(work: Promise<unknown>): void;
}

/** How far to move a virtual clock; the parts add up. */
export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly ms?: number;
}

export interface VirtualClock extends Clock {
  /**
   * Moves time forward, firing the timers on the way in the order of their times.
   * Between two timers the event loop turns, and time stands still for what is under way (`standStillFor`),
   * so that what a timer set off can finish or set new timers.
   */
  advance(span: Span): Promise<void>;
}

const UNITS: readonly string[] = ["days", "hours", "minutes", "seconds", "ms"];

/**
 * The length of a span, in milliseconds.
 * @throws UsageError for anything else, such as a bare number, which has no unit.
 */
export function spanMs(span: Span): number {
  const isSpan = typeof span === "object" && span !== null && Object.keys(span).every((unit) => UNITS.includes(unit));
  if (!isSpan) {
    throw new UsageError(
      `Failed to read the time ${JSON.stringify(span)}: it has no unit, or another one than ${UNITS.join(", ")}. Give it as { minutes: 5 }.`,
    );
  }
  const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = span;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

/** A time as ISO 8601 writes it, in UTC, to the millisecond. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** The time that a text says, as HTTP and ISO 8601 write it, in epoch milliseconds; NaN if it says none. */
export function epochMsIn(text: string): number {
  return Date.parse(text);
}

/** The longest delay that `setTimeout` keeps; anything above fires at once (Node.js documentation, timers). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The machine's own clock. Its timers don't keep the process alive. */
export function realClock(): Clock {
  return {
    nowMs: () => Date.now(),
    startTimer(delayMs, run) {
      const timer = setTimeout(run, Math.min(delayMs, LONGEST_TIMEOUT_MS));
      timer.unref();
      return () => clearTimeout(timer);
    },
    standStillFor: () => undefined,
  };
}

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

/**
 * A clock that stands still until `advance` moves it.
 * @param startMs - The time it starts at, in epoch milliseconds. Default: 2026-01-01T00:00:00Z.
 */
export function virtualClock(startMs: number = 1_767_225_600_000): VirtualClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();
  const underWay = new Set<Promise<unknown>>();
  const nextDue = (untilMs: number): Timer | undefined => {
    let due: Timer | undefined;
    for (const timer of timers) {
      if (timer.atMs <= untilMs && (due === undefined || timer.atMs < due.atMs)) due = timer;
    }
    return due;
  };
  const untilAtRest = async (): Promise<void> => {
    await turnOfTheEventLoop();
    while (underWay.size > 0) {
      await Promise.allSettled(underWay);
      await turnOfTheEventLoop();
    }
  };
  return {
    nowMs: () => nowMs,
    startTimer(delayMs, run) {
      const timer: Timer = { atMs: nowMs + Math.max(0, delayMs), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    standStillFor(work) {
      underWay.add(work);
      void Promise.allSettled([work]).then(() => underWay.delete(work));
    },
    async advance(span) {
      const untilMs = nowMs + spanMs(span);
      await untilAtRest();
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        timers.delete(due);
        nowMs = due.atMs;
        due.run();
        await untilAtRest();
      }
      nowMs = untilMs;
    },
  };
}

/** Lets everything run that is ready to: microtasks, then I/O that has already arrived. */
function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
