/**
 * One exchange while it is under way: it ends once, with whatever comes first of an answer, a failure and the timeout.
 */
import { clearTimeout, setTimeout } from "node:timers";
import type { Answer, Exchange, NoAnswer } from "../base/index.ts";
import { describeThrown } from "./describe-thrown.ts";

export interface Attempt {
  readonly exchange: Promise<Exchange>;
  /** Ends the attempt with an answer. @returns Whether it was the first to end it; a later call changes nothing. */
  answer(answer: Omit<Answer, "kind" | "durationMs">): boolean;
  /** Ends the attempt without one. @returns Whether it was the first to end it; a later call changes nothing. */
  fail(reason: NoAnswer, detail: string): boolean;
  /** Whether it has ended. */
  hasEnded(): boolean;
  /**
   * Watches work that goes on after the answer, such as a promise that was given to `waitUntil`: when it fails, the request
   * is the one to blame.
   */
  watch(work: PromiseLike<unknown>): void;
  /** Has `release` called when time runs out (at once, if it has), to free what the attempt holds; the last one counts. */
  onTimeout(release: () => void): void;
}

/**
 * Starts the clock.
 * @param timeoutMs - When the attempt ends by itself, in milliseconds of real time.
 * @param onLateFailure - Called when work for the request fails after its answer.
 */
export function startAttempt(timeoutMs: number, onLateFailure: (detail: string) => void = () => undefined): Attempt {
  const startedMs = performance.now();
  let ended = false;
  let timedOut = false;
  let release: (() => void) | undefined;
  let resolve: (exchange: Exchange) => void;
  const exchange = new Promise<Exchange>((whenEnded) => {
    resolve = whenEnded;
  });
  const fail: Attempt["fail"] = (reason, detail) => {
    if (ended) return false;
    ended = true;
    clearTimeout(timer);
    resolve({ kind: "unanswered", reason, detail, durationMs: performance.now() - startedMs });
    return true;
  };
  const timer = setTimeout(() => {
    timedOut = true;
    fail("timeout", `no whole answer within ${timeoutMs} ms`);
    release?.();
  }, timeoutMs);
  return {
    exchange,
    answer({ status, headers, body, bodyCut }) {
      if (ended) return false;
      ended = true;
      clearTimeout(timer);
      resolve({ kind: "answered", status, headers, body, bodyCut, durationMs: performance.now() - startedMs });
      return true;
    },
    fail,
    hasEnded: () => ended,
    watch(work) {
      Promise.resolve(work).catch((thrown: unknown) => {
        const detail = `work that it was to wait for failed: ${describeThrown(thrown)}`;
        if (!fail("threw", detail)) onLateFailure(detail);
      });
    },
    onTimeout(run) {
      if (timedOut) run();
      else release = run;
    },
  };
}
