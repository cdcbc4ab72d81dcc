import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeCase, edgeCases } from "../../src/arbitraries/index.ts";
import { formatIssue, parsePayload } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";
import { incoherences } from "../helpers/coherence.ts";
import { EDGE_CASE_ORACLES } from "./edge-case-oracles.ts";

itKeepsTheLaws("edgeCase()", edgeCase(), {
  runs: 3_000,
  problems({ name, payload }) {
    const parsed = parsePayload(payload, { strict: true });
    const issues = parsed.ok ? [] : parsed.issues.map(formatIssue);
    return [...issues, ...incoherences(payload)].map((problem) => `${name}: ${problem}`);
  },
});

describe("the catalogue of edge cases", () => {
  it("has no name twice, and only names in kebab-case", () => {
    const names = edgeCases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it("has an oracle for every name, and no oracle too many", () => {
    expect(Object.keys(EDGE_CASE_ORACLES).sort()).toEqual(edgeCases.map(({ name }) => name).sort());
  });

  it("says of each how likely it is to be met", () => {
    const weightOf = new Map(edgeCases.map(({ name, weight }) => [name, weight]));
    expect(["hidden-comment", "longest-comment", "title-emoji", "many-refs"].map((name) => weightOf.get(name))).toEqual(
      Array.from({ length: 4 }, () => "today"),
    );
    expect(weightOf.get("pinned-discussion")).toBe("tomorrow");
    expect(["title-nul-character", "comment-sql-characters"].map((name) => weightOf.get(name))).toEqual([
      "strangers",
      "strangers",
    ]);
  });

  it.each(edgeCases)("$name lives up to its name", ({ name, arbitrary }) => {
    const livesUp = EDGE_CASE_ORACLES[name];
    for (const value of fc.sample(arbitrary, { seed: 5, numRuns: 40 }))
      expect(livesUp?.(value), JSON.stringify(value).slice(0, 500)).toBe(true);
  });

  it("is refused a name that it does not have, with those that it has", () => {
    expect(() => edgeCase({ names: ["hidden-comment", "nonsense"] })).toThrow(/"nonsense".*hidden-comment/s);
  });
});
