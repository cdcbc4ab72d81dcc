import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultyPayload } from "../../src/arbitraries/index.ts";
import { formatIssue, parsePayload, valueAt } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

itKeepsTheLaws("faultyPayload()", faultyPayload(), {
  problems({ payload, fault }) {
    const parsed = parsePayload(payload, { strict: true });
    if (parsed.ok) return ["it is valid"];
    const found = parsed.issues.map(({ path, keyword }) => `${keyword} at ${path}`).join(", ");
    const named = `${fault.keyword} at ${fault.pointer}`;
    return found === named ? [] : [`named ${named}, found ${parsed.issues.map(formatIssue).join(", ")}`];
  },
});

describe("faultyPayload()", () => {
  it("breaks every keyword that the schemas use", () => {
    const broken = new Set(fc.sample(faultyPayload(), { seed: 1, numRuns: 10_000 }).map(({ fault }) => fault.keyword));
    expect([...broken].sort()).toEqual([
      "additionalProperties",
      "const",
      "enum",
      "maxLength",
      "minItems",
      "minLength",
      "minimum",
      "pattern",
      "required",
      "type",
    ]);
  });

  it("puts values of every other type into each place, the tag of a union among them, within 1,000", () => {
    const types = new Map<string, Set<string>>();
    for (const { payload, fault } of fc.sample(faultyPayload({ events: ["repo:update"] }), {
      seed: 1,
      numRuns: 1_000,
    })) {
      const value: unknown = valueAt(payload, fault.pointer);
      if (value === undefined) continue;
      const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
      types.set(fault.pointer, (types.get(fault.pointer) ?? new Set()).add(type));
    }
    for (const place of ["/event/scope", "/event/action", "/repo/type", "/repo/name", "/repo/url/web"])
      expect([...(types.get(place) ?? [])].toSorted(), place).toEqual(["array", "null", "number", "string"]);
    for (const place of ["/event", "/repo", "/repo/owner"])
      expect([...(types.get(place) ?? [])].toSorted(), place).toEqual(["array", "null", "number", "string"]);
  });

  it("breaks only the keywords that are asked for", () => {
    const keywords = ["required", "pattern"];
    for (const { fault } of fc.sample(faultyPayload({ keywords }), 500)) expect(keywords).toContain(fault.keyword);
  });

  it("starts from a payload that is right", () => {
    for (const { valid } of fc.sample(faultyPayload(), 500))
      expect(parsePayload(valid, { strict: true }).ok).toBe(true);
  });

  it("keeps its fault while the payload around it shrinks", () => {
    for (let seed = 0; seed < 20; seed++) {
      const first = fc.sample(faultyPayload({ events: ["discussion.comment:create"], repoTypes: ["model"] }), {
        seed,
        numRuns: 1,
      })[0]?.fault;
      const failed = fc.check(
        fc.property(
          faultyPayload({ events: ["discussion.comment:create"], repoTypes: ["model"] }),
          ({ fault }) => fault.pointer !== first?.pointer,
        ),
        { seed, numRuns: 1, endOnFailure: false },
      );
      expect(failed.counterexample?.[0].fault.pointer).toBe(first?.pointer);
    }
  });
});
