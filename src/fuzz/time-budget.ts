/** How much time a run has, and what of it went into looking at failures. */
import type { Clock } from "../base/index.ts";

export interface TimeBudget {
  /** Whether there is time for another random case. */
  hasTime(): boolean;
  /** Whether a failing case may still be looked into, rather than only counted. */
  hasTimeToDiagnose(): boolean;
  /** Runs something that looks into a failing case, and counts its time. */
  diagnosing<Result>(run: () => Promise<Result>): Promise<Result>;
}

/** The share of a run's time that looking into failures may use up. */
const DIAGNOSIS_SHARE = 0.4;

/** How long a run without a limit may look into failures, in milliseconds. */
const UNLIMITED_DIAGNOSIS_MS = 10 * 60_000;

/** @param timeMs - `null` for no limit. */
export function timeBudget(timeMs: number | null, clock: Clock): TimeBudget {
  const startMs = clock.nowMs();
  const mostMs = timeMs === null ? UNLIMITED_DIAGNOSIS_MS : timeMs * DIAGNOSIS_SHARE;
  let diagnosedMs = 0;
  return {
    hasTime: () => timeMs === null || clock.nowMs() - startMs < timeMs,
    hasTimeToDiagnose: () => diagnosedMs < mostMs,
    async diagnosing(run) {
      const sinceMs = clock.nowMs();
      try {
        return await run();
      } finally {
        diagnosedMs += clock.nowMs() - sinceMs;
      }
    },
  };
}
