/** What all rows come to, against what they should. */
import { median } from "../bench/row.ts";
import type { BugRow } from "./bug-row.ts";
import type { CorrectRow } from "./correct-row.ts";
import { rivalNames } from "./rivals.ts";

/** A sum with its target. */
export interface Sum {
  readonly what: string;
  readonly value: number;
  readonly target: { readonly atLeast: number } | { readonly atMost: number };
  readonly isMet: boolean;
  /** The rows that keep it from its target, or stand out. */
  readonly because: readonly string[];
}

export function sumsOf(bugs: readonly BugRow[], correct: readonly CorrectRow[]): readonly Sum[] {
  const found = bugs.filter((row) => row.found !== null);
  const places = bugs.flatMap(({ id, found }) =>
    found === null || found.places === null ? [] : [{ id, n: found.places }],
  );
  const lines = bugs.reduce((sum, { again }) => sum + again.lines, 0);
  const lost = bugs.flatMap(({ id, again }) => again.lost.map((line) => `${id} (${line})`));
  const largest = Math.max(0, ...places.map(({ n }) => n));
  const accused = correct.filter(({ accusedBy }) => accusedBy.length > 0);
  return [
    atLeast(
      "bugs found by the check that must find them",
      found.length,
      bugs.length,
      idsOf(bugs.filter((row) => row.found === null)),
    ),
    atLeast(
      "Again lines that fail again, in percent",
      lines === 0 ? 100 : (100 * (lines - lost.length)) / lines,
      100,
      lost,
    ),
    atMost(
      "places in which a shrunk payload differs, at most",
      largest,
      3,
      places.filter(({ n }) => n > 3).map(({ id, n }) => `${id} (${n})`),
    ),
    atMost("the same, in the median", median(places.map(({ n }) => n)) || 0, 1, []),
    atMost(
      "milliseconds to shrink one, in the median",
      median(found.flatMap((row) => row.found?.shrinkMs ?? [])) || 0,
      1_000,
      [],
    ),
    atMost(
      "correct consumers accused",
      accused.length,
      0,
      accused.map(({ id, accusedBy }) => `${id} (${accusedBy.join(", ")})`),
    ),
  ];
}

/** How much further it goes than the better rival; that says something of all bugs together only. */
export function advantageOf(bugs: readonly BugRow[]): Sum {
  const found = bugs.filter((row) => row.found !== null).length;
  const best = Math.max(...rivalNames.map((rival) => bugs.filter((row) => row.rivals[rival] !== null).length));
  return atLeast("bugs found, for each one that the better rival finds", found / best, 2, []);
}

function atLeast(what: string, value: number, target: number, because: readonly string[]): Sum {
  return { what, value, target: { atLeast: target }, isMet: value >= target, because };
}

function atMost(what: string, value: number, target: number, because: readonly string[]): Sum {
  return { what, value, target: { atMost: target }, isMet: value <= target, because };
}

function idsOf(rows: readonly BugRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}
