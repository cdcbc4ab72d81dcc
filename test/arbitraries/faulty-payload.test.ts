import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFaults, ANYTHING, faultyPayload, payload } from "../../src/arbitraries/index.ts";
import { faultsOf } from "../../src/arbitraries/schema/faults-of.ts";
import {
  type AnyPayload,
  eventNameOf,
  formatIssue,
  parsePayload,
  repoTypes,
  shapesByEvent,
  valueAt,
} from "../../src/payload/index.ts";
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

describe("allFaults()", () => {
  const shapeOf = (one: AnyPayload): string => {
    const shapes = shapesByEvent[eventNameOf(one)] ?? [];
    return (one.repo.type === "bucket" ? shapes[1] : undefined) ?? shapes[0] ?? expect.fail();
  };
  const numbers = new Map<object, number>();
  const numberOf = (asked: object): number => numbers.set(asked, numbers.get(asked) ?? numbers.size).get(asked) ?? -1;

  it("breaks every keyword of every schema that any payload has, within 1,000", () => {
    const all = allFaults(ANYTHING);
    expect(all.length).toBeLessThan(1_000);
    const keywordsOf = (
      valid: AnyPayload,
      isMeant: (fault: { pointer: string; keyword: string }) => boolean,
    ): string[] =>
      faultsOf(shapeOf(valid), valid)
        .filter(isMeant)
        .map(({ asked, keyword }) => `${numberOf(asked)} ${keyword}`);
    const broken = new Set(
      all.flatMap(({ valid, fault }) =>
        keywordsOf(valid, ({ pointer, keyword }) => pointer === fault.pointer && keyword === fault.keyword),
      ),
    );
    const asked = fc
      .sample(payload({ repoTypes }), { seed: 7, numRuns: 3_000 })
      .flatMap((valid) => keywordsOf(valid, ({ pointer, keyword }) => pointer !== "" || keyword !== "type")); // a raw body
    expect(new Set(asked).size).toBeGreaterThan(200);
    expect([...new Set(asked)].filter((keyword) => !broken.has(keyword))).toEqual([]);
  });

  it("has nothing valid among them, and mixtures of two branches", () => {
    const all = allFaults(ANYTHING);
    expect(all.filter(({ payload }) => parsePayload(payload, { strict: true }).ok)).toEqual([]);
    const mixed = all.filter(({ fault }) => fault.keyword === "oneOf").map(({ payload }) => payload);
    expect(
      mixed.some((one) => valueAt(one, "/comment/hidden") === true && valueAt(one, "/comment/content") !== undefined),
    ).toBe(true);
  });
});
