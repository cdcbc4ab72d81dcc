/** The proof that hubhook finds bugs: each planted one by the check that must find it, as `npm run bench:bugs` does at length. */
import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { fuzz } from "../../src/fuzz/index.ts";
import { formatResult } from "../../src/report/index.ts";
import { failing } from "../e2e/failing.ts";
import { bugs, bugsByKind } from "./planted/index.ts";
import { withoutListeners } from "./without-listeners.ts";

const SECRET = "Correct.horse-42";

describe("the planted bugs", () => {
  it("are many, and each has an id, a sentence of its own, and a check that there is", () => {
    expect(bugs.length).toBeGreaterThanOrEqual(60);
    for (const read of ["id", "wrong"] as const) {
      expect(new Set(bugs.map((bug) => bug[read])).size).toBe(bugs.length);
    }
    for (const { id, wrong, check } of bugs) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(wrong).toMatch(/^\S.*[^.]\.$/);
      expect(checks.map((known) => known.id)).toContain(check);
    }
  });
});

describe.each(Object.entries(bugsByKind))("among bugs of %s, hubhook finds one that", (_, ofKind) => {
  it.each(ofKind)("$id", async ({ check, secretIn, build }) => {
    // At default options, but that bugs which hang are seen sooner, and that one failure is enough.
    const options = { secret: SECRET, secretIn, seed: 1, checks: [check], timeoutMs: 300, bail: true };
    const result = await withoutListeners("unhandledRejection", () => fuzz(build(SECRET), options));
    expect(failing(result), formatResult(result)).toEqual([check]);
  });
});
