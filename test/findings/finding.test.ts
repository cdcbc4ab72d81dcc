import { describe, expect, it } from "vitest";
import { idOf } from "./entries.ts";

describe("the id of a cause", () => {
  it("is the same from version to version: code scanning and corpora rely on it", () => {
    expect(idOf({})).toMatchInlineSnapshot(`"100c21b738be"`);
    expect(idOf({ deciding: null, kind: "sequence" })).toMatchInlineSnapshot(`"0cf5882a5527"`);
  });

  it("does not depend on the case, its event, or the order of the places", () => {
    const deciding = ["changed /repo/name", "added /pinned"];
    const ids = [
      idOf({ deciding }),
      idOf({ deciding: deciding.toReversed() }),
      idOf({ deciding, index: 99, event: "repo:move", edgeCase: "private", weight: "strangers" }),
      idOf({ deciding, found: { check: "stays-up", seed: 9, path: "1:2" } }),
    ];
    expect(new Set(ids).size).toBe(1);
  });

  it("depends on the check, the kind, what the consumer did, and what decides", () => {
    const ids = [
      idOf({}),
      idOf({ check: "stays-up" }),
      idOf({ kind: "sequence" }),
      idOf({ key: "failed 501" }),
      idOf({ deciding: [] }),
      idOf({ deciding: null }),
      idOf({ isHardening: true }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is one for all that is unsteady", () => {
    expect(idOf({ kind: "unsteady" })).toBe(idOf({ kind: "unsteady", check: "stays-up", key: "x", deciding: null }));
  });
});
