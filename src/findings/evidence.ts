/**
 * Everything that failed in a run, or in a part of one. Failing cases that look alike before they are looked into are a
 * family: of each, the first few are looked into, and all are counted. So evidence does not depend on how the cases were
 * split, nor on the order in which the parts come together: `merge` is associative and commutative.
 */
import type { Failure } from "../checks/index.ts";
import type { Relatable } from "./diagnosis.ts";
import { hasCodePlace, symptomKeyOf } from "./symptom-key.ts";

/** What failing cases have in common before they are looked into. */
export interface Likeness {
  /** The check that they are reported under. */
  readonly check: string;
  /** The check whose cases they are. */
  readonly foundBy: string;
  readonly key: string;
  /** The event and the name of the input; `null` where nothing but the answer tells failures apart. */
  readonly event: string | null;
  readonly edgeCase: string | null;
  /** Whether ordinary frameworks fail them, too. */
  readonly isHardening: boolean;
  /** How many of them are looked into. */
  readonly depth: number;
  /** What their inputs are called, sorted: by name, or by event. */
  readonly names: readonly string[];
}

export interface Family<Entry extends Relatable> extends Likeness {
  /** How many cases it has. */
  readonly cases: number;
  /** Those that were looked into, by their index: at most `depth`. */
  readonly entries: readonly Entry[];
}

export type Evidence<Entry extends Relatable> = readonly Family<Entry>[];

/** Plain input of one event may fail for several reasons that look alike; a named input fails for its own. */
const DEPTH = { plain: 3, named: 1 };

/** How many names of inputs a family remembers. */
const MAX_NAMES = 50;

/** @param about - The checks that report the failure and own its case, its input, and what tells it from others. */
export function likenessOf(
  failure: Failure,
  about: Omit<Likeness, "key" | "depth" | "names"> & { readonly decides: "payload" | "answer" },
): Likeness {
  const { decides, event, edgeCase, ...others } = about;
  const key = symptomKeyOf(failure);
  const name = edgeCase ?? event;
  const names = name === null ? [] : [name];
  if (decides === "answer") return { ...others, key, event: null, edgeCase: null, depth: DEPTH.named, names };
  const isSettled = edgeCase !== null || hasCodePlace(key);
  return { ...others, key, event, edgeCase, depth: isSettled ? DEPTH.named : DEPTH.plain, names };
}

/** Adds a failing case. @param entry - What is known of it, if it was looked into. */
export function add<Entry extends Relatable>(
  evidence: Evidence<Entry>,
  likeness: Likeness,
  entry: Entry | null,
): Evidence<Entry> {
  return merge(evidence, [{ ...likeness, cases: 1, entries: entry === null ? [] : [entry] }]);
}

/** The evidence of two parts as one. */
export function merge<Entry extends Relatable>(a: Evidence<Entry>, b: Evidence<Entry>): Evidence<Entry> {
  const merged = new Map(a.map((family) => [nameOf(family), family]));
  for (const family of b) {
    const name = nameOf(family);
    const known = merged.get(name);
    merged.set(name, known === undefined ? family : united(known, family));
  }
  return [...merged.values()];
}

/** The families in an order that does not depend on how they came together. */
export function inOrder<Entry extends Relatable>(evidence: Evidence<Entry>): Evidence<Entry> {
  return evidence.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The family of a failing case, if it has one. */
export function familyOf<Entry extends Relatable>(
  evidence: Evidence<Entry>,
  likeness: Likeness,
): Family<Entry> | undefined {
  const name = nameOf(likeness);
  return evidence.find((family) => nameOf(family) === name);
}

function united<Entry extends Relatable>(a: Family<Entry>, b: Family<Entry>): Family<Entry> {
  const entries = [...a.entries, ...b.entries].toSorted((one, other) => one.index - other.index).slice(0, a.depth);
  const names = [...new Set([...a.names, ...b.names])].sort().slice(0, MAX_NAMES);
  return { ...a, cases: a.cases + b.cases, entries, names };
}

/** The same for all failing cases of a family, and for no others. */
export function nameOf({ check, foundBy, key, event, edgeCase, isHardening }: Likeness): string {
  return JSON.stringify([check, foundBy, key, event, edgeCase, isHardening]);
}
