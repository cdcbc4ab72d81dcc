import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relate, type Evidence, type Relatable } from "../../src/findings/index.ts";
import { entry, failingCases, family, together } from "./entries.ts";

const ORDER = ["accepts-every-event", "tolerates-new-fields", "stays-up"];

function outlineOf(evidence: Evidence<Relatable>): unknown {
  const { findings, furtherCases } = relate(evidence, ORDER);
  return {
    furtherCases: Object.fromEntries([...furtherCases].toSorted()),
    findings: findings.map(({ cause, cases, alsoWith, alsoIn, example }) => ({
      id: cause.id,
      cases,
      alsoWith,
      alsoIn,
      index: example.index,
    })),
  };
}

/** Deciding places and cases of what is found. */
function foundIn(...evidence: Evidence<Relatable>): readonly unknown[] {
  return relate(evidence, ORDER).findings.map(({ cause, cases, alsoIn }) => [cause.deciding, cases, alsoIn]);
}

describe("relate", () => {
  it("does not depend on the order of the families", () => {
    const shuffled = failingCases.chain((parts) => {
      const evidence = together(parts);
      const order = fc.shuffledSubarray([...evidence], { minLength: evidence.length, maxLength: evidence.length });
      return fc.tuple(fc.constant(evidence), order);
    });
    fc.assert(
      fc.property(shuffled, ([evidence, other]) => {
        expect(outlineOf(other)).toEqual(outlineOf(evidence));
      }),
      { numRuns: 300 },
    );
  });

  it("loses no case and invents none", () => {
    fc.assert(
      fc.property(failingCases, (parts) => {
        const { findings, furtherCases } = relate(together(parts), ORDER);
        const counted = findings.reduce((sum, { cases }) => sum + cases, 0);
        const further = [...furtherCases.values()].reduce((sum, cases) => sum + cases, 0);
        expect(counted + further).toBe(parts.length);
      }),
    );
  });

  it("puts who fails with more places to the cause with fewer", () => {
    const more = entry({ index: 1, deciding: ["changed /repo/private", "changed /repo/name"] });
    const [less, other] = [entry({ index: 2 }), entry({ index: 3, deciding: ["added /pinned"] })];
    expect(foundIn(family([more, less, other], { cases: 9 }))).toEqual([
      [["changed /repo/private"], 8, []],
      [["added /pinned"], 1, []],
    ]);
  });

  it("has nothing explained by a plain payload but other plain ones", () => {
    const [plain, also] = [entry({ index: 1, deciding: [] }), entry({ index: 2, deciding: [] })];
    expect(foundIn(family([plain, also, entry({ index: 3 })]))).toHaveLength(2);
  });

  it("reports once what several checks met, under the first of them", () => {
    const later = entry({ check: "tolerates-new-fields", index: 0 });
    expect(foundIn(family([later], { cases: 4 }), family([entry()], { cases: 2 }))).toEqual([
      [["changed /repo/private"], 6, ["tolerates-new-fields"]],
    ]);
  });

  it("keeps what fails in different ways apart, whatever decides", () => {
    const others = [{ key: "failed 501" }, { kind: "sequence" as const }, { isHardening: true }];
    const families = others.map((part, nth) => family([entry({ ...part, index: nth })]));
    expect(foundIn(family([entry()]), ...families)).toHaveLength(4);
  });

  it("takes all that is unsteady for one finding", () => {
    const unsteady = ORDER.map((check, index) =>
      family([entry({ check, index, kind: "unsteady", key: `failed 50${index}`, deciding: [`changed /${index}`] })]),
    );
    const { findings } = relate(unsteady, ORDER);
    expect(new Set(findings.map(({ cause }) => cause.id)).size).toBe(1);
  });

  it("counts a family that nobody looked into where there is just one cause like it", () => {
    const unseen = family([], { event: "repo:move", names: ["repo:move"], cases: 5 });
    expect(foundIn(family([entry()]), unseen)).toEqual([[["changed /repo/private"], 6, []]]);
    const two = family([entry(), entry({ index: 12, deciding: ["added /pinned"] })]);
    const { furtherCases } = relate([two, unseen], ORDER);
    expect([...furtherCases]).toEqual([["accepts-every-event", 5]]);
  });

  it("names the other inputs, and not its own", () => {
    const names = ["discussion:create", "repo:create", "repo:move"];
    const [finding] = relate([family([entry()], { names })], ORDER).findings;
    expect(finding?.alsoWith).toEqual(["discussion:create", "repo:move"]);
  });
});
