/** What a run has done of each check, as its events say it. */
import type { LeftOut, RunEvent } from "./run-event.ts";

export interface CheckCounts {
  readonly cases: number;
  readonly inconclusive: number;
  readonly failed: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  readonly durationMs: number;
  /** Why it was not run, or not any more; `null` if it was. */
  readonly skipReason: string | null;
}

export const NO_COUNTS: CheckCounts = {
  cases: 0,
  inconclusive: 0,
  failed: 0,
  leftOut: { time: 0, "known-silence": 0, stopped: 0 },
  durationMs: 0,
  skipReason: null,
};

type Counted = Extract<RunEvent, { readonly kind: "case-judged" | "check-skipped" | "left-out" }>;

export function counted(counts: CheckCounts, event: Counted): CheckCounts {
  switch (event.kind) {
    case "case-judged":
      return {
        ...counts,
        cases: counts.cases + 1,
        inconclusive: counts.inconclusive + (event.status === "inconclusive" ? 1 : 0),
        failed: counts.failed + (event.status === "failed" ? 1 : 0),
        durationMs: counts.durationMs + event.durationMs,
      };
    case "check-skipped":
      return { ...counts, skipReason: counts.skipReason ?? event.reason };
    default: {
      const before = counts.leftOut[event.reason];
      return { ...counts, leftOut: { ...counts.leftOut, [event.reason]: before + event.cases } };
    }
  }
}

/** Why a check that found nothing has not passed either; `null` if it has. */
export function whyNotPassed(counts: CheckCounts, inconclusiveReason: string): string | null {
  const { cases, inconclusive, failed, leftOut, skipReason } = counts;
  if (cases > inconclusive && (failed < cases || cases === 0)) return null;
  if (skipReason !== null) return skipReason;
  if (cases > 0 && failed === cases) return "each of its cases failed in a way that another check reports";
  if (inconclusive > 0) return `it can't be judged: ${inconclusiveReason}`;
  if (leftOut["known-silence"] > 0) return "each of its cases looks like one that got no answer, or ended the consumer";
  if (leftOut.time > 0) return "there was no time left for it";
  if (leftOut.stopped > 0) return "the run ended before it";
  return "there was no case to run";
}
