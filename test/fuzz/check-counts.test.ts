import { describe, expect, it } from "vitest";
import { counted, NO_COUNTS, whyNotPassed, type CheckCounts } from "../../src/fuzz/check-counts.ts";
import type { CaseJudged } from "../../src/fuzz/run-event.ts";

const judged = (status: CaseJudged["status"]): CaseJudged => ({
  kind: "case-judged",
  check: "stays-up",
  index: 1,
  ref: { check: "stays-up", seed: 1, path: "1" },
  status,
  likeness: null,
  durationMs: 5,
});

describe("counted", () => {
  it("counts cases by what came of them, and their time", () => {
    const counts = (["kept", "kept", "inconclusive", "failed"] as const).map(judged).reduce(counted, NO_COUNTS);
    expect(counts).toEqual({ ...NO_COUNTS, cases: 4, inconclusive: 1, failed: 1, durationMs: 20 });
  });

  it("counts what was left out by why, and keeps the first reason for skipping", () => {
    const events = [
      { kind: "left-out", check: "stays-up", cases: 3, reason: "time" },
      { kind: "left-out", check: "stays-up", cases: 2, reason: "time" },
      { kind: "left-out", check: "stays-up", cases: 1, reason: "known-silence" },
      { kind: "check-skipped", check: "stays-up", reason: "the first" },
      { kind: "check-skipped", check: "stays-up", reason: "the second" },
    ] as const;
    const counts = events.reduce<CheckCounts>(counted, NO_COUNTS);
    expect(counts.leftOut).toEqual({ time: 5, "known-silence": 1, stopped: 0 });
    expect(counts.skipReason).toBe("the first");
  });
});

describe("whyNotPassed", () => {
  const why = (part: Partial<CheckCounts>): string | null => whyNotPassed({ ...NO_COUNTS, ...part }, "nobody knows");
  const leftOut = NO_COUNTS.leftOut;

  it("is null once a case was judged", () => {
    expect(why({ cases: 2, inconclusive: 1 })).toBeNull();
    expect(why({ cases: 1, skipReason: "the consumer went away" })).toBeNull();
    expect(why({ cases: 1, leftOut: { ...leftOut, time: 99 } })).toBeNull();
  });

  it.each([
    ["every case is inconclusive", { cases: 2, inconclusive: 2 }, "it can't be judged: nobody knows"],
    ["it does not apply", { skipReason: "no secret is given" }, "no secret is given"],
    ["no time was left", { leftOut: { ...leftOut, time: 9 } }, "there was no time left for it"],
    ["the run was stopped", { leftOut: { ...leftOut, stopped: 9 } }, "the run ended before it"],
    [
      "every case is a known silence",
      { leftOut: { ...leftOut, "known-silence": 9 } },
      "each of its cases looks like one that got no answer, or ended the consumer",
    ],
    ["there is none", {}, "there was no case to run"],
  ])("says why a check has not passed when %s", (_, part, reason) => {
    expect(why(part)).toBe(reason);
  });
});
