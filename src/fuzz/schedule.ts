/**
 * In which order cases are run: first the named ones, one of each check in turn, then random ones in the same way, each as often
 * as its share says. So the first failures are found early, and a run that is cut short has still asked everything.
 */
import type { Shard } from "./plan.ts";

export interface Lane {
  /** How many of its first cases have a name. */
  readonly namedCount: number;
  /** How many random cases it has, of all shards; may be infinite. */
  readonly randomCount: number;
  /** How often its turn comes, compared with others. Above 0. */
  readonly share: number;
}

export interface Slot {
  /** Which lane. */
  readonly lane: number;
  /** The index of the case. */
  readonly index: number;
  readonly isRandom: boolean;
}

/** The cases of one shard, in order. */
export function* schedule(lanes: readonly Lane[], shard: Shard): Generator<Slot, void> {
  const heads = lanes.map(headOf);
  const longest = Math.max(0, ...heads);
  for (let index = shard.index; index < longest; index += shard.of) {
    for (const [lane, head] of heads.entries()) {
      if (index < head) yield { lane, index, isRandom: index >= (lanes[lane]?.namedCount ?? 0) };
    }
  }
  const turns = lanes.map(({ namedCount, randomCount, share }, lane) => ({
    next: firstFrom(heads[lane] ?? 0, shard),
    end: namedCount + randomCount,
    due: 1 / share,
    step: 1 / share,
  }));
  for (;;) {
    let lane = -1;
    for (const [at, { next, end, due }] of turns.entries()) {
      if (next < end && (lane === -1 || due < (turns[lane]?.due ?? Infinity))) lane = at;
    }
    const turn = turns[lane];
    if (turn === undefined) return;
    yield { lane, index: turn.next, isRandom: true };
    turn.next += shard.of;
    turn.due += turn.step;
  }
}

/** How many cases a check without named ones has among the first. */
const FIRST_RANDOM = 10;

/** How many of a lane's cases come first. */
function headOf({ namedCount, randomCount }: Lane): number {
  return namedCount > 0 ? namedCount : Math.min(FIRST_RANDOM, randomCount);
}

/** The first index of a shard that is not below another one. */
function firstFrom(start: number, { index, of }: Shard): number {
  return start + ((((index - start) % of) + of) % of);
}
