/**
 * From evidence to findings. Failing cases have one cause when the consumer did the same and the same places of the payload
 * decide; who fails with more places than another has the other's cause. What several checks met is reported once, under the
 * first of them.
 */
import { compareWeights } from "../base/index.ts";
import type { Relatable } from "./diagnosis.ts";
import type { Evidence } from "./evidence.ts";
import { causeOf, type Finding } from "./finding.ts";
import { hasCodePlace } from "./symptom-key.ts";

export interface Related<Entry extends Relatable> {
  /** In the order of their checks, and of their cases. */
  readonly findings: readonly Finding<Entry>[];
  /** Failing cases that were not looked into and can't be put down to one cause, by the check that they are reported under. */
  readonly furtherCases: ReadonlyMap<string, number>;
}

interface Group<Entry> {
  readonly example: Entry;
  readonly members: readonly Entry[];
}

/** @param order - The ids of all checks, in their order. */
export function relate<Entry extends Relatable>(evidence: Evidence<Entry>, order: readonly string[]): Related<Entry> {
  const entries = evidence.flatMap((family) => family.entries).toSorted(inOrder(order));
  const groups = acrossChecks(withinChecks(entries));
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group] as const)));
  const cases = new Map<Group<Entry>, number>();
  const furtherCases = new Map<string, number>();
  for (const family of evidence) {
    const own = family.entries.flatMap((entry) => groupOf.get(entry) ?? []);
    const first = own[0] ?? onlyGroupOf(groups, family);
    for (const group of own.slice(1)) count(cases, group, 1);
    const rest = family.cases - Math.max(0, own.length - 1);
    if (first === undefined) count(furtherCases, family.check, rest);
    else count(cases, first, rest);
  }
  const names = new Map<Group<Entry>, Set<string>>();
  for (const {
    entries: [first],
    names: own,
  } of evidence) {
    const group = first && groupOf.get(first);
    if (group !== undefined) names.set(group, new Set([...(names.get(group) ?? []), ...own]));
  }
  const findings = groups.map((group) =>
    findingOf(group, cases.get(group) ?? group.members.length, [...(names.get(group) ?? [])].sort()),
  );
  return { findings, furtherCases };
}

/** A family of which nothing was looked into belongs to the one cause that looks like it, if there is just one. */
function onlyGroupOf<Entry extends Relatable>(
  groups: readonly Group<Entry>[],
  { check, key }: Pick<Relatable, "check" | "key">,
): Group<Entry> | undefined {
  const alike = groups.filter(({ members }) => members.some((member) => isSameKey(member.key, key)));
  const own = alike.filter(({ members }) => members.some((member) => member.check === check));
  const [only] = own.length > 0 ? own : alike.filter(({ example }) => example.kind === "sequence");
  return own.length > 1 ? undefined : only;
}

/** A key may have learned its place in the code when the case was looked into. */
function isSameKey(known: string, key: string): boolean {
  return known === key || known.startsWith(`${key} `);
}

function withinChecks<Entry extends Relatable>(entries: readonly Entry[]): readonly Group<Entry>[] {
  const alike = Map.groupBy(entries, ({ check, kind, key, isHardening }) =>
    kind === "unsteady" ? kind : JSON.stringify([check, kind, key, isHardening]),
  );
  return [...alike.values()].flatMap(splitByPlaces);
}

/** Of entries that look alike: those that no place decides are one group, the others one for each smallest set of places. */
function splitByPlaces<Entry extends Relatable>(alike: readonly Entry[]): readonly Group<Entry>[] {
  const [first] = alike;
  if (first === undefined) return [];
  if (first.kind === "unsteady") return [{ example: first, members: alike }];
  if (first.kind === "sequence") return [{ example: shortest(alike), members: alike }];
  const placeless = alike.filter(({ deciding }) => deciding === null);
  const bySize = alike
    .filter(({ deciding }) => deciding !== null)
    .toSorted((a, b) => (a.deciding?.length ?? 0) - (b.deciding?.length ?? 0)); // stable: the earlier case stays first
  const groups: { readonly example: Entry; readonly members: Entry[] }[] = [];
  for (const entry of bySize) {
    const known = groups.find(({ example }) => explains(example, entry));
    if (known === undefined) groups.push({ example: entry, members: [entry] });
    else known.members.push(entry);
  }
  const unplaced = placeless.filter((entry) => {
    const plain = groups.find(({ members }) => failsPlainly(members, entry));
    plain?.members.push(entry);
    return plain === undefined;
  });
  const [example] = unplaced;
  if (example === undefined) return groups;
  const [only] = groups;
  if (hasCodePlace(first.key) && only !== undefined && groups.length === 1) only.members.push(...unplaced);
  else groups.push({ example, members: [...unplaced] });
  return groups;
}

/** Whether a plain payload of the same event is among those that fail: then what no place decides is no other cause. */
function failsPlainly(members: readonly Relatable[], { event }: Relatable): boolean {
  return event !== null && members.some((member) => member.deciding?.length === 0 && member.event === event);
}

/** The sequence that is told in the fewest cases. */
function shortest<Entry extends Relatable>(sequences: readonly Entry[]): Entry {
  const [first, ...others] = sequences;
  if (first === undefined) throw new TypeError("Failed to choose a sequence: there is none. This is a bug in hubhook.");
  return others.reduce((best, other) => (isPlainer(other, best) ? other : best), first);
}

/** Whether a sequence takes fewer cases than another one, or likelier ones. */
function isPlainer(a: Relatable, b: Relatable): boolean {
  const order = a.steps - b.steps || compareWeights(a.weight, b.weight);
  return order < 0 || (order === 0 && a.edgeCase === null && b.edgeCase !== null);
}

/**
 * Whether what decides one entry is the same as, or a part of, what decides another. A plain payload explains plain
 * ones, and at the same place in the code all. */
function explains({ deciding: part, key }: Relatable, { deciding: whole }: Relatable): boolean {
  if (part === null || whole === null) return false;
  if (part.length === 0) return whole.length === 0 || hasCodePlace(key);
  return new Set(part).isSubsetOf(new Set(whole));
}

/** What a later check met as well is put to the group of the first one. */
function acrossChecks<Entry extends Relatable>(groups: readonly Group<Entry>[]): readonly Group<Entry>[] {
  const kept: Group<Entry>[] = [];
  for (const group of groups) {
    const at = kept.findIndex((known) => isSameCause(known, group));
    const known = kept[at];
    if (known === undefined) kept.push(group);
    else kept[at] = { example: known.example, members: [...known.members, ...group.members] };
  }
  return kept;
}

function isSameCause<Entry extends Relatable>(known: Group<Entry>, later: Group<Entry>): boolean {
  const [a, b] = [known.example, later.example];
  if (a.check === b.check || a.kind !== b.kind || a.key !== b.key || a.isHardening !== b.isHardening) return false;
  if (a.kind === "sequence") return true;
  if (hasCodePlace(a.key) && (a.deciding === null || b.deciding === null)) return true;
  if (a.deciding?.length === 0 && b.deciding?.length === 0) return eventsOf(later).isSubsetOf(eventsOf(known));
  return explains(a, b);
}

function eventsOf<Entry extends Relatable>({ members }: Group<Entry>): ReadonlySet<string | null> {
  return new Set(members.map(({ event }) => event));
}

function findingOf<Entry extends Relatable>(
  { example, members }: Group<Entry>,
  cases: number,
  names: readonly string[],
): Finding<Entry> {
  const own = example.edgeCase ?? example.event;
  return {
    cause: causeOf(example),
    example,
    cases,
    alsoWith: names.filter((name) => name !== own),
    alsoIn: [...new Set(members.map(({ check }) => check))].filter((check) => check !== example.check),
  };
}

function inOrder(order: readonly string[]): (a: Relatable, b: Relatable) => number {
  const rank = new Map(order.map((id, index) => [id, index]));
  const rankOf = (id: string): number => rank.get(id) ?? order.length;
  return (a, b) =>
    rankOf(a.check) - rankOf(b.check) ||
    rankOf(a.found.check) - rankOf(b.found.check) ||
    a.index - b.index ||
    a.found.seed - b.found.seed ||
    a.found.path.localeCompare(b.found.path) ||
    a.key.localeCompare(b.key) ||
    (a.edgeCase ?? "").localeCompare(b.edgeCase ?? "");
}

function count<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  if (more > 0) counts.set(key, (counts.get(key) ?? 0) + more);
}
