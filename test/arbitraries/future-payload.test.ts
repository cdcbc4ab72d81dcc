import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { futureOf, futurePayload } from "../../src/arbitraries/index.ts";
import { eventNameOf, fallbackEvent, formatIssue, parsePayload } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

itKeepsTheLaws("futurePayload()", futurePayload(), {
  problems(value) {
    const tolerant = parsePayload(value);
    const strict = parsePayload(value, { strict: true });
    return [
      ...(tolerant.ok ? [] : tolerant.issues.map(formatIssue)),
      ...(strict.ok ? ["a strict parser sees nothing new"] : []),
    ];
  },
});

describe("futurePayload()", () => {
  it("narrows the scope of a known event, which is then the one to fall back to", () => {
    for (const { known, future } of fc.sample(futureOf({ novelties: ["scope"] }), { seed: 1, numRuns: 1_000 })) {
      expect(future.event.scope.startsWith(`${known.event.scope}.`)).toBe(true);
      expect(fallbackEvent(eventNameOf(future))).toBe(`${known.event.scope}:update`);
      if ("discussion" in known) expect(future).toMatchObject({ discussion: known.discussion });
      if ("comment" in known) expect(future).toMatchObject({ comment: known.comment });
    }
  });

  it("adds properties at every level, new settings among them", () => {
    const grown = fc.sample(futurePayload({ novelties: ["fields"] }), { seed: 1, numRuns: 3_000 });
    const paths = new Set(
      grown.flatMap((value) => {
        const parsed = parsePayload(value, { strict: true });
        return parsed.ok
          ? []
          : parsed.issues
              .filter(({ keyword }) => keyword === "additionalProperties")
              .map(({ path }) => path.replace(/\/[^/]*$/, "").replaceAll(/\d+/g, "0"));
      }),
    );
    const levels = [
      "",
      "/event",
      "/repo",
      "/repo/url",
      "/repo/owner",
      "/discussion",
      "/discussion/changes",
      "/comment",
      "/comment/url",
      "/webhook",
      "/updatedRefs/0",
      "/updatedFiles/0",
      "/updatedConfig",
      "/movedTo",
    ];
    expect(levels.filter((level) => !paths.has(level))).toEqual([]);
  });

  it("leaves everything of the known payload as it was", () => {
    for (const { known, future } of fc.sample(futureOf({ novelties: ["fields"] }), { seed: 2, numRuns: 500 }))
      expect(future).toMatchObject(known);
  });
});
