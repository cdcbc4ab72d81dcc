/** Failing cases as far as telling causes apart goes: made by hand, and at random. */
import fc from "fast-check";
import { causeOf, merge, type Evidence, type Family, type Relatable } from "../../src/findings/index.ts";

/** A failing case over a private repo; any part of it can be another. */
export function entry(part: Partial<Relatable> = {}): Relatable {
  const { index = 11 } = part;
  return {
    check: "accepts-every-event",
    kind: "reproducible",
    symptom: "failed",
    key: "failed 500",
    deciding: ["changed /repo/private"],
    event: "repo:create",
    edgeCase: null,
    weight: "today",
    isHardening: false,
    steps: 1,
    index,
    found: { check: part.check ?? "accepts-every-event", seed: 1, path: String(index) },
    ...part,
  };
}

/** A family of entries that are alike. */
export function family(
  entries: readonly Relatable[],
  part: Partial<Omit<Family<Relatable>, "entries">> = {},
): Family<Relatable> {
  const [first = entry()] = entries;
  const { check, key, event, edgeCase, isHardening } = first;
  const about = { check, foundBy: first.found.check, key, event, edgeCase, isHardening };
  return { ...about, depth: 3, names: event === null ? [] : [event], cases: entries.length, ...part, entries };
}

const places = ["changed /repo/private", "changed /repo/name", "missing /comment/content", "added /pinned"] as const;

/** What failed in a run, each case looked into or not: no two cases of a check have the same index. */
export const failingCases: fc.Arbitrary<readonly Evidence<Relatable>[]> = fc
  .uniqueArray(
    fc.record({
      check: fc.constantFrom("accepts-every-event", "tolerates-new-fields", "stays-up"),
      key: fc.constantFrom("failed 500", "failed 501", "threw threw app.ts:1:2"),
      event: fc.constantFrom("repo:create", "repo:move", "discussion:create"),
      deciding: fc.option(fc.subarray([...places]), { freq: 6 }),
      index: fc.nat(40),
      wasLookedInto: fc.boolean(),
    }),
    { maxLength: 25, selector: ({ check, index }) => `${check} ${index}` },
  )
  .map((cases) =>
    cases.map(({ wasLookedInto, ...part }) => {
      const whole = family([entry(part)]);
      return [wasLookedInto ? whole : { ...whole, entries: [] }];
    }),
  );

/** Everything that failed, as one. */
export function together(parts: readonly Evidence<Relatable>[]): Evidence<Relatable> {
  return parts.reduce<Evidence<Relatable>>(merge, []);
}

/** Evidence in an order that does not depend on how it came about. */
export function sorted(evidence: Evidence<Relatable>): readonly Family<Relatable>[] {
  const nameOf = ({ check, foundBy, key, event }: Family<Relatable>): string => [check, foundBy, key, event].join(" ");
  return evidence.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The id of the cause of an entry. */
export function idOf(part: Partial<Relatable>): string {
  return causeOf(entry(part)).id;
}
