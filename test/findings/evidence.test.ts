import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failure, type Failure } from "../../src/checks/index.ts";
import { add, familyOf, likenessOf, merge, nameOf } from "../../src/findings/index.ts";
import { ANSWER, REQUEST } from "../report/results.ts";
import { entry, failingCases, family, sorted, together } from "./entries.ts";

const FAILED = failure("accepted", REQUEST, ANSWER);

const about = {
  check: "stays-up",
  foundBy: "accepts-every-event",
  event: "repo:move",
  edgeCase: null,
  isHardening: false,
} as const;

describe("merge", () => {
  it("puts families together that are alike, and keeps the others apart", () => {
    const [one, other] = [entry({ index: 4 }), entry({ index: 2 })];
    const apart = family([entry({ key: "failed 501", index: 3 })]);
    const merged = merge([family([one], { cases: 5 })], [apart, family([other], { cases: 2 })]);
    expect(merged).toEqual([family([other, one], { cases: 7 }), apart]);
  });

  it("is associative", () => {
    fc.assert(
      fc.property(failingCases, fc.nat(12), fc.nat(12), (cases, first, second) => {
        const at = first + second;
        const [one, two, three] = [cases.slice(0, first), cases.slice(first, at), cases.slice(at)].map(together);
        if (one === undefined || two === undefined || three === undefined) return;
        expect(sorted(merge(merge(one, two), three))).toEqual(sorted(merge(one, merge(two, three))));
      }),
    );
  });

  it("is commutative", () => {
    fc.assert(
      fc.property(failingCases, fc.nat(25), (cases, at) => {
        const [one, other] = [together(cases.slice(0, at)), together(cases.slice(at))];
        expect(sorted(merge(one, other))).toEqual(sorted(merge(other, one)));
      }),
    );
  });

  it("keeps the first cases of a family, and no more than are looked into", () => {
    const parts = [9, 3, 7, 1, 5].map((index) => [family([entry({ index })])]);
    const [merged] = together(parts);
    expect(merged?.entries.map(({ index }) => index)).toEqual([1, 3, 5]);
    expect(merged?.cases).toBe(5);
  });

  it("keeps the names of all inputs, each once, in order", () => {
    const [merged] = together([["c", "a"], ["b"], ["a"]].map((names) => [family([entry()], { names })]));
    expect(merged?.names).toEqual(["a", "b", "c"]);
  });
});

describe("add", () => {
  it("counts a case that was not looked into", () => {
    const likeness = likenessOf(FAILED, { ...about, decides: "payload" });
    const evidence = add(add([], likeness, null), likeness, entry());
    expect(evidence).toEqual([{ ...likeness, cases: 2, entries: [entry()] }]);
    expect(familyOf(evidence, likeness)).toBe(evidence[0]);
  });
});

describe("likenessOf", () => {
  it("looks into three plain cases of an event: they may fail for several reasons", () => {
    expect(likenessOf(FAILED, { ...about, decides: "payload" })).toMatchObject({
      depth: 3,
      event: "repo:move",
      key: "failed 500",
      names: ["repo:move"],
    });
  });

  it("looks into one where its name, the line of code or the answer settles it", () => {
    const inCode: Failure = { ...FAILED, exchange: { ...ANSWER, body: "at handler (/srv/app.ts:3:14)" } };
    const named = likenessOf(FAILED, { ...about, edgeCase: "hidden", decides: "payload" });
    expect(named).toMatchObject({ depth: 1, names: ["hidden"], edgeCase: "hidden" });
    expect(likenessOf(inCode, { ...about, decides: "payload" })).toMatchObject({
      depth: 1,
      key: "failed 500 app.ts:3:14",
    });
    const answer = likenessOf(FAILED, { ...about, edgeCase: "empty", decides: "answer" });
    expect(answer).toMatchObject({ depth: 1, event: null, edgeCase: null, names: ["empty"] });
  });

  it("names families by all that tells them apart", () => {
    const likeness = likenessOf(FAILED, { ...about, decides: "payload" });
    const others = [
      { check: "x" },
      { foundBy: "x" },
      { key: "x" },
      { event: "x" },
      { edgeCase: "x" },
      { isHardening: true },
    ].map((part) => nameOf({ ...likeness, ...part }));
    expect(new Set([nameOf(likeness), ...others]).size).toBe(others.length + 1);
    expect(nameOf({ ...likeness, names: ["x"], depth: 9 })).toBe(nameOf(likeness));
  });
});
