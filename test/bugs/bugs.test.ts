/** The proof that hubhook finds bugs: each planted one by the check that must find it, as `npm run bench:bugs` does at length. */
import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { formatResult } from "../../src/report/index.ts";
import { failing } from "../e2e/failing.ts";
import { diagnosesOf, failsAgain, fuzzBug, hasAgain } from "./again.ts";
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
  it.each(ofKind)("$id", async (bug) => {
    // At default options, but that bugs which hang are seen sooner, and that one failure is enough.
    const options = { seed: 1, checks: [bug.check], timeoutMs: 300, bail: true, failOn: bug.failOn };
    await withoutListeners("unhandledRejection", async () => {
      const result = await fuzzBug(bug, SECRET, options);
      expect(failing(result), formatResult(result)).toEqual([bug.check]);
      const found = diagnosesOf(result);
      if (bug.kind !== undefined)
        expect(
          found.map(({ kind }) => kind),
          formatResult(result),
        ).toEqual([bug.kind]);
      for (const diagnosis of found.filter(hasAgain)) {
        expect(await failsAgain(bug, SECRET, diagnosis, options), formatResult(result)).toBe(true);
      }
    });
  });
});
