/** What is known of cases before they are run, since scouts ran them. */
import type { Shard } from "./plan.ts";

/** What one scout found out about the cases of one check: plain values, that can be sent from thread to thread. */
export interface Scouting {
  /** The check's id. */
  readonly check: string;
  /** Which cases were its own. */
  readonly shard: Shard;
  /** The first index of its shard that it did not run. */
  readonly next: number;
  /** The indexes of those that failed, and of those that may have made another one fail. */
  readonly suspects: readonly number[];
  /** The indexes of those that proved nothing. */
  readonly moot: readonly number[];
  readonly durationMs: number;
}

/** What all scouts together know of one check. */
export interface Foreknown {
  /** How a case went; `undefined` when it has to be run, to know or to find out more. */
  verdictOf(index: number): "kept" | "moot" | undefined;
  /** The first index that no scout went beyond. */
  readonly end: number;
  /** How long they all took, together. */
  readonly durationMs: number;
}

/** @returns `null` if no scout has seen anything of the check. */
export function foreknownOf(checkId: string, scoutings: readonly Scouting[]): Foreknown | null {
  const own = scoutings.filter(({ check }) => check === checkId);
  if (own.length === 0) return null;
  const suspects = new Set(own.flatMap((one) => one.suspects));
  const moot = new Set(own.flatMap((one) => one.moot));
  return {
    verdictOf(index) {
      const isSeen = own.some(({ shard, next }) => index % shard.of === shard.index && index < next);
      if (!isSeen || suspects.has(index)) return undefined;
      return moot.has(index) ? "moot" : "kept";
    },
    end: Math.max(...own.map(({ next, shard }) => next - shard.of + 1)),
    durationMs: own.reduce((sum, one) => sum + one.durationMs, 0),
  };
}
