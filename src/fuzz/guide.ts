/**
 * Guidance: cases that reached code of the consumer which nothing had reached before are kept, and varied. Which of many cases
 * it was is found by running some of them once more: to look costs more than to run a case.
 */
import type { Check } from "../checks/index.ts";
import type { Case, CaseSource } from "./case.ts";

/** What has run of the consumer. */
export interface CoverageProbe {
  /** The blocks of code that ran since the last time that it was asked. */
  take(): ReadonlySet<string> | Promise<ReadonlySet<string>>;
  /** Which share of all blocks has ever run, from 0 to 1. */
  share(): number;
}

export interface Guide {
  /** A variation of a case of this check that has reached something new; undefined if there is none. */
  variationFor(check: Check): Case | undefined;
  /** Notes that a case was run. */
  note(one: Case): void;
  /** Whether it is time to look what the cases were good for: then nothing else may be under way. */
  isDue(): boolean;
  look(): Promise<void>;
}

/** How many cases are run between two looks, from right after one that found something to long after. */
const BATCH = { least: 24, most: 384 };

/** How many cases of a check are varied. Those that reached something last come first. */
const MOST_KEPT = 24;

/** A variation of a variation of … is drawn as often as it is deep. */
const DEEPEST = 12;

/** @param again - Runs cases once more, without judging them. */
export function guideFor(
  probe: CoverageProbe,
  sourceOf: (check: Check) => CaseSource,
  again: (cases: readonly Case[]) => Promise<unknown>,
): Guide {
  const reached = new Set<string>();
  const kept = new Map<Check, Kept[]>();
  let batch: Case[] = [];
  let size = BATCH.least;
  let turn = 0;

  const keep = (one: Case): void => {
    if (one.path === null || one.path.variations.length >= DEEPEST) return;
    const own = kept.get(one.check) ?? [];
    kept.set(
      one.check,
      [{ one, requests: 1 + (one.trial.others?.length ?? 0), varied: 0 }, ...own].slice(0, MOST_KEPT),
    );
  };
  /** Keeps those of the cases that reach the blocks, by halves. @returns The blocks that they reached. */
  const find = async (cases: readonly Case[], blocks: ReadonlySet<string>): Promise<ReadonlySet<string>> => {
    await again(cases);
    const hit = (await probe.take()).intersection(blocks);
    const [only, ...others] = cases;
    if (hit.size === 0 || only === undefined) return hit; // it took what came before
    if (others.length === 0) {
      keep(only);
      return hit;
    }
    const half = Math.ceil(cases.length / 2);
    const first = await find(cases.slice(0, half), hit);
    const rest = hit.difference(first);
    return rest.size === 0 ? first : first.union(await find(cases.slice(half), rest));
  };
  return {
    variationFor(check) {
      turn += 1;
      const all = kept.get(check) ?? [];
      // The one that got furthest last has every other turn, the others share the requests of the rest.
      const own = turn % 2 === 0 ? all[0] : all.toSorted((a, b) => a.varied * a.requests - b.varied * b.requests)[0];
      if (own === undefined || own.one.path === null) return undefined;
      const { index, variations } = own.one.path;
      const found = sourceOf(check).at(index, [...variations, own.varied]);
      own.varied += 1;
      return found;
    },
    note(one) {
      if (one.check.exploration > 1) batch.push(one); // what others reach is not followed up
    },
    isDue: () => batch.length >= size,
    async look() {
      const cases = batch;
      batch = [];
      const blocks = await probe.take();
      const fresh = blocks.difference(reached);
      for (const block of blocks) reached.add(block);
      size = fresh.size > 0 ? BATCH.least : Math.min(2 * size, BATCH.most);
      if (fresh.size > 0) await find(cases, fresh);
    },
  };
}

interface Kept {
  readonly one: Case;
  /** About how many requests it is. */
  readonly requests: number;
  varied: number;
}
