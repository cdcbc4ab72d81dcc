import { describe, expect, it } from "vitest";
import type { Diagnosis, Likeness } from "../../src/findings/index.ts";
import { foldOf } from "../../src/fuzz/fold.ts";
import { planOf, type RunEvent } from "../../src/fuzz/index.ts";
import type { FuzzResult } from "../../src/fuzz/result.ts";
import { finding, type Part } from "../report/results.ts";

const PLAN = planOf({ seed: 1, runs: 5, checks: ["accepts-every-event", "stays-up"] }, "http://a.example/", 0);

const likenessOf = ({ check, key, event, edgeCase, isHardening }: Diagnosis): Likeness => ({
  check,
  foundBy: check,
  key,
  event,
  edgeCase,
  isHardening,
  depth: 3,
  names: event === null ? [] : [event],
});

function found(part: Part = {}): RunEvent {
  const { example } = finding(part);
  return { kind: "finding", likeness: likenessOf(example), diagnosis: example };
}

function judged(status: "kept" | "failed", part: Part | null = null, check = "accepts-every-event"): RunEvent {
  const likeness = part === null ? null : likenessOf(finding(part).example);
  return { kind: "case-judged", check, index: 1, ref: { check, seed: 1, path: "1" }, status, likeness, durationMs: 2 };
}

function folded(...events: readonly RunEvent[]): FuzzResult {
  const fold = foldOf(PLAN);
  for (const event of events) fold.apply(event);
  return fold.result({ consumer: "a consumer", durationMs: 9 });
}

describe("foldOf", () => {
  it("makes a result of what a run says", () => {
    const result = folded(
      { kind: "probed", hint: "a hint" },
      { kind: "case-started", check: "accepts-every-event", ref: null },
      found(),
      judged("failed"),
      judged("failed", {}),
      judged("kept"),
      judged("kept", null, "stays-up"),
      { kind: "left-out", check: "stays-up", cases: 4, reason: "time" },
      { kind: "progress", requests: 7 },
      { kind: "note", text: "a note" },
      { kind: "note", text: "a note" },
      { kind: "corpus", outcome: { name: "a.json", status: "fixed" } },
      { kind: "done" },
    );
    expect(result).toMatchObject({
      seed: 1,
      runs: 5,
      durationMs: 9,
      consumer: "a consumer",
      hint: "a hint",
      notes: ["a note"],
      requests: 7,
      corpus: [{ name: "a.json", status: "fixed" }],
      ok: false,
      checks: [
        { id: "accepts-every-event", status: "failed", cases: 3, durationMs: 6, failures: [{ cases: 2 }] },
        { id: "stays-up", status: "passed", cases: 1, leftOut: 4 },
      ],
    });
  });

  it("counts a case once: the finding is part of it", () => {
    const [check] = folded(found(), judged("failed")).checks;
    expect(check).toMatchObject({ cases: 1, failures: [{ cases: 1 }], furtherCases: 0 });
  });

  it("does not depend on whether a finding comes before or after cases like it", () => {
    const events = [found(), judged("failed"), judged("failed", {}), judged("kept")];
    const checksOf = (...order: readonly RunEvent[]): unknown => folded(...order).checks;
    expect(checksOf(...events.toReversed())).toEqual(checksOf(...events));
  });

  it("keeps counts of cases that nobody looked into", () => {
    expect(folded(judged("failed", {})).checks[0]).toMatchObject({ status: "failed", failures: [], furtherCases: 1 });
  });

  it("is no failure, but a check that was skipped, when nothing was judged", () => {
    const result = folded({ kind: "check-skipped", check: "stays-up", reason: "why not" });
    expect(result.ok).toBe(true);
    expect(result.checks[1]).toMatchObject({ status: "skipped", reason: "why not" });
  });

  it("says as the number of runs the most that a check had, when only the time decided", () => {
    const timed = planOf({ seed: 1, timeMs: 5, checks: ["accepts-every-event", "stays-up"] }, "http://a.example/", 0);
    const fold = foldOf(timed);
    for (const event of [judged("kept"), judged("kept"), judged("kept", null, "stays-up")]) fold.apply(event);
    expect(fold.result({ consumer: "", durationMs: 0 }).runs).toBe(2);
    expect([fold.cases(), fold.requests(), fold.findings()]).toEqual([3, 0, []]);
  });
});
