import { describe, expect, it } from "vitest";
import { positionIn } from "../../../src/cli/engine/position.ts";
import type { RunEvent } from "../../../src/fuzz/index.ts";

const judged = (check: string, index: number): RunEvent => ({
  kind: "case-judged",
  check,
  index,
  ref: { check, seed: 7, path: index < 0 ? "" : String(index) },
  status: "kept",
  likeness: null,
  durationMs: 1,
});

describe("positionIn", () => {
  it("goes on behind the last case of each check", () => {
    const position = positionIn();
    for (const event of [judged("stays-up", 0), judged("stays-up", 4), judged("acts-once", 2)]) position.note(event);
    expect(position.next()).toEqual({ "stays-up": 5, "acts-once": 3 });
  });

  it("does not go back when cases end in another order than they began", () => {
    const position = positionIn();
    for (const index of [4, 2, 3]) position.note(judged("stays-up", index));
    expect(position.next()).toEqual({ "stays-up": 5 });
  });

  it("takes no notice of what only started, nor of payloads that have no index", () => {
    const position = positionIn();
    position.note({ kind: "case-started", check: "stays-up", ref: { check: "stays-up", seed: 7, path: "3" } });
    position.note(judged("stays-up", -1));
    expect([position.next(), position.recent()]).toEqual([{}, []]);
  });

  it("remembers a variation, and does not go on behind it", () => {
    const position = positionIn();
    const ref = { check: "stays-up", seed: 7, path: "3~0" };
    position.note({
      kind: "case-judged",
      check: "stays-up",
      index: -2,
      ref,
      status: "kept",
      likeness: null,
      durationMs: 1,
    });
    expect([position.next(), position.recent()]).toEqual([{}, [ref]]);
  });

  it("remembers what is skipped, once", () => {
    const position = positionIn();
    for (const reason of ["one", "two"]) position.note({ kind: "check-skipped", check: "stays-up", reason });
    expect(position.skipped()).toEqual(["stays-up"]);
  });

  it("knows where the latest cases are found, until they are forgotten", () => {
    const position = positionIn();
    for (let index = 0; index < 1_000; index++) position.note(judged("stays-up", index));
    const recent = position.recent();
    expect(recent.at(-1)).toEqual({ check: "stays-up", seed: 7, path: "999" });
    expect(recent.length).toBeGreaterThanOrEqual(64);
    expect(recent.length).toBeLessThanOrEqual(128);
    expect(recent.map(({ path }) => Number(path))).toEqual(recent.map((_, nth) => 1_000 - recent.length + nth));
    position.forget();
    expect(position.recent()).toEqual([]);
    expect(position.next()).toEqual({ "stays-up": 1_000 });
  });
});
