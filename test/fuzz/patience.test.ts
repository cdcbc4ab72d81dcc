import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/base/index.ts";
import { patienceFor } from "../../src/fuzz/patience.ts";

const answerIn = (durationMs: number): Exchange => ({
  kind: "answered",
  status: 200,
  headers: {},
  body: "",
  bodyCut: false,
  durationMs,
});

const SILENCE: Exchange = { kind: "unanswered", reason: "timeout", detail: "", durationMs: 10_000 };

describe("patienceFor", () => {
  it("waits for the first silence in full", () => {
    const patience = patienceFor(10_000);
    patience.note(answerIn(3), 10_000);
    expect(patience.waitMs(false)).toBe(10_000);
  });

  it("gives what looks like a known silence twenty times the usual answer, and a quarter of a second at least", () => {
    const patience = patienceFor(10_000);
    expect(patience.waitMs(true)).toBe(250);
    patience.note(answerIn(100), 10_000);
    expect(patience.waitMs(true)).toBe(2_000);
    patience.note(answerIn(900), 10_000);
    expect(patience.waitMs(true)).toBe(10_000);
  });

  it("never waits longer than promised", () => {
    expect(patienceFor(100).waitMs(true)).toBe(100);
  });

  it("remembers slow answers for a while, and forgets them in the end", () => {
    const patience = patienceFor(10_000);
    patience.note(answerIn(100), 10_000);
    patience.note(answerIn(1), 10_000);
    expect(patience.waitMs(true)).toBeGreaterThan(1_900);
    for (let nth = 0; nth < 500; nth++) patience.note(answerIn(1), 10_000);
    expect(patience.waitMs(true)).toBe(250);
  });

  it("is spent after so many timeouts that all waiting together stays below six", () => {
    let waitedMs = 0;
    const patience = patienceFor(1_000, () => waitedMs);
    for (let nth = 0; nth < 50 && !patience.isSpent(); nth++) {
      const waitMs = patience.waitMs(false);
      waitedMs += waitMs;
      patience.note(SILENCE, waitMs);
    }
    expect(patience.isSpent()).toBe(true);
    expect(patience.waitMs(false)).toBe(250);
    expect(waitedMs).toBe(6_000);
  });

  it("counts what was waited for at the same time once", () => {
    const patience = patienceFor(1_000, () => 1_000);
    for (let nth = 0; nth < 50; nth++) patience.note(SILENCE, 1_000);
    expect(patience.isSpent()).toBe(false);
  });

  it("does not count broken connections as waiting", () => {
    const patience = patienceFor(1_000);
    for (let nth = 0; nth < 50; nth++) patience.note({ ...SILENCE, kind: "unanswered", reason: "reset" }, 1_000);
    expect(patience.isSpent()).toBe(false);
  });
});
