/** How likely it is that a consumer meets an input: what a finding on it weighs. */

/**
 * - `today`: the Hub sends it, or something like it, to many.
 * - `tomorrow`: the Hub may send it any day: new scopes, fields and values.
 * - `strangers`: no delivery is like it; somebody sends it, or writes it, to see what happens.
 */
export type Weight = "today" | "tomorrow" | "strangers";

/** All weights, the heaviest first. */
export const weights: readonly Weight[] = ["today", "tomorrow", "strangers"];

/** Orders weights, the heaviest first: for `sort`. */
export function compareWeights(a: Weight, b: Weight): number {
  return weights.indexOf(a) - weights.indexOf(b);
}

/** Whether the first weighs at least as much as the second. */
export function weighsAtLeast(weight: Weight, floor: Weight): boolean {
  return compareWeights(weight, floor) <= 0;
}
