/** How many cases are under way at once: one, until the consumer turns out to be slow. */
import type { Plan } from "./plan.ts";

/** A case that takes longer is waited for beside others, in milliseconds. */
const QUICK_MS = 25;

/** The same for a consumer that runs elsewhere: while this process waits, another one works. */
const QUICK_ELSEWHERE_MS = 4;

const MOST = 16;

/** How much of what was known of the consumer's pace is kept with each case. */
const MEMORY = 0.8;

/** How many times the usual a case counts as at most: one that waited for a second for a connection makes nobody slow. */
const MOST_AT_ONCE = 4;

export interface Width {
  current(): number;
  /** Learns how long a case took. */
  note(durationMs: number): void;
  /** From here on, one at a time: the consumer limits its rate, or fails for reasons that do not show again. */
  narrow(): void;
}

export function widthFor({ concurrency }: Pick<Plan, "concurrency">, isElsewhere = false): Width {
  const quickMs = isElsewhere ? QUICK_ELSEWHERE_MS : QUICK_MS;
  let usualMs = 0;
  let isNarrow = false;
  return {
    current() {
      if (concurrency !== null) return concurrency;
      return isNarrow ? 1 : Math.min(MOST, Math.max(1, Math.ceil(usualMs / quickMs)));
    },
    note(durationMs) {
      usualMs = usualMs * MEMORY + Math.min(durationMs, usualMs * MOST_AT_ONCE + QUICK_MS) * (1 - MEMORY);
    },
    narrow() {
      isNarrow = true;
    },
  };
}
