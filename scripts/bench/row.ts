/** A row of the benchmark: one ratio, and how it was measured. */

import { inColumns } from "../columns.ts";

export interface Row {
  readonly what: string;
  readonly against: string;
  /** hubhook's figure and its peer's, in `unit`. */
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  /** Ours divided by theirs: the median over rounds in which both took turns. */
  readonly ratio: number;
  /** What the ratio should be; `null` if nothing is asked of it. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null;
}

/** Measures some rows. */
export type Group = () => Promise<readonly Row[]>;

/** Does something once, or `times` times if it wants to count by itself. */
export type Work = () => unknown;

export interface Peer {
  readonly name: string;
  readonly work: Work;
}

export interface Comparison {
  readonly what: string;
  readonly unit: string;
  readonly ours: Work;
  readonly peers: readonly (Peer & { readonly target: Row["target"] })[];
  /** How long one turn takes, in milliseconds. Default: 400. */
  readonly turnMs?: number;
  readonly rounds?: number;
}

/** Lets hubhook and its peers take turns, and takes the median of their ratios: a slow moment hits all alike. */
export async function compare({
  what,
  unit,
  ours,
  peers,
  turnMs = 400,
  rounds = 5,
}: Comparison): Promise<readonly Row[]> {
  for (const work of [ours, ...peers.map((peer) => peer.work)]) await rateOf(work, turnMs / 4); // warm up
  const rates: { ours: number; theirs: readonly number[] }[] = [];
  for (let round = 0; round < rounds; round++) {
    const own = await rateOf(ours, turnMs);
    const theirs: number[] = [];
    for (const peer of peers) theirs.push(await rateOf(peer.work, turnMs));
    rates.push({ ours: own, theirs });
  }
  return peers.map(({ name, target }, index) => ({
    what,
    against: name,
    unit,
    ours: median(rates.map((round) => round.ours)),
    theirs: median(rates.map(({ theirs }) => theirs[index] ?? Number.NaN)),
    ratio: median(rates.map((round) => round.ours / (round.theirs[index] ?? Number.NaN))),
    target,
  }));
}

/** How often per second the work gets done. */
export async function rateOf(work: Work, turnMs: number): Promise<number> {
  const startMs = performance.now();
  let done = 0;
  while (performance.now() - startMs < turnMs) {
    for (let i = 0; i < 16; i++) {
      const result = work();
      if (result instanceof Promise) await result;
      done += 1;
    }
  }
  return (done / (performance.now() - startMs)) * 1000;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The rows as text, in columns. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, against, ours, theirs, unit, ratio, target }) => [
    what,
    `${figure(ours)} ${unit}`,
    against,
    `${figure(theirs)} ${unit}`,
    `${ratio.toFixed(2)} ×`,
    target === null ? "" : "atLeast" in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`,
    isMet(ratio, target) ? "" : "missed",
  ]);
  return inColumns([["what", "hubhook", "against", "", "ratio", "target", ""], ...cells]);
}

function isMet(ratio: number, target: Row["target"]): boolean {
  if (target === null) return true;
  return "atLeast" in target ? ratio >= target.atLeast : ratio <= target.atMost;
}

function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 });
}
