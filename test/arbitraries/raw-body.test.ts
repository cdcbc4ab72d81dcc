import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rawBodies, rawBody, rawBodyNames, type RawBody } from "../../src/arbitraries/index.ts";
import { parsePayload } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";
import { smallestFailing } from "../helpers/smallest-failing.ts";

/** Bodies that are fine JSON of a fine payload, if one reads them as JSON at all, or reads the last of two keys. */
const MAY_PASS = /content-type|charset|duplicate-keys|proto-key|large|lone-surrogate/;

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body;

itKeepsTheLaws("rawBody()", rawBody(), {
  runs: 1_000,
  problems({ name, body }) {
    if (MAY_PASS.test(name)) return [];
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf(body));
      return parsePayload(JSON.parse(text)).ok ? [`${name} is a payload`] : [];
    } catch {
      return [];
    }
  },
});

describe("rawBody()", () => {
  const first = (name: string): { body: string | Uint8Array; contentType: string | null } =>
    fc.sample(rawBody({ names: [name] }), { seed: 1, numRuns: 1 })[0] ?? { body: "", contentType: null };

  it("makes every kind that it names", () => {
    const made = new Set(fc.sample(rawBody(), { seed: 1, numRuns: 2_000 }).map(({ name }) => name));
    expect([...made].sort()).toEqual([...rawBodyNames].sort());
  });

  it("nests 50,000 levels deep, weighs megabytes, breaks UTF-8 and leaves out the content type", () => {
    expect(String(first("deep-array").body)).toMatch(/^\[{50000}\]{50000}$/);
    expect(String(first("deep-object").body).match(/\{/g)).toHaveLength(50_000);
    expect(bytesOf(first("large").body).length).toBeGreaterThan(3_000_000);
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(first("invalid-utf-8").body))).toThrow(
      TypeError,
    );
    expect(first("no-content-type").contentType).toBeNull();
    expect(String(first("byte-order-mark").body).startsWith("\uFEFF")).toBe(true);
  });

  it.each(["truncated", "not-json", "trailing-text", "single-quotes", "not-a-number", "empty"])(
    "%s is not JSON",
    (name) => {
      for (const { body } of fc.sample(rawBody({ names: [name] }), 50))
        expect(() => void JSON.parse(String(body))).toThrow(SyntaxError);
    },
  );

  it("shrinks to the length that fails, and to a depth that fails whatever else is on the stack", () => {
    const depthAt = (limit: number): number => (String(deepest(limit).value.body).match(/\{/g) ?? []).length;
    const deepest = (limit: number): ReturnType<typeof smallestFailing<RawBody>> =>
      smallestFailing(
        rawBody({ names: ["deep-object"] }),
        ({ body }) => (String(body).match(/\{/g) ?? []).length > limit,
      );
    expect([0, 4, 99, 100, 9_000].map(depthAt)).toEqual([1, 10, 100, 50_000, 50_000]);
    const tooDeep = deepest(9_000);
    const tooLong = smallestFailing(rawBody({ names: ["large"] }), ({ body }) => body.length > 1_048_576);
    expect(tooLong.value.body.length).toBeLessThanOrEqual(1_048_577);
    expect(tooDeep.tries + tooLong.tries).toBeLessThan(400);
  });

  it("shrinks within its kind", () => {
    const { value } = smallestFailing(rawBody(), () => true, 11);
    const [first] = fc.sample(rawBody(), { seed: 11, numRuns: 1 });
    expect(value.name).toBe(first?.name);
    expect(value.name).not.toBe(rawBodyNames[0]);
  });

  it("does not make what the catalogue does not have", () => {
    expect(() => rawBody({ names: ["empty", "nonsense"] })).toThrow(/"nonsense".*truncated/s);
  });
});

describe("the catalogue of raw bodies", () => {
  it("has a name and words for each, and none of them comes from the Hub", () => {
    expect(rawBodies.map(({ name }) => name)).toEqual(rawBodyNames);
    expect(new Set(rawBodies.map(({ about }) => about)).size).toBe(rawBodies.length);
    expect(new Set(rawBodies.map(({ weight }) => weight))).toEqual(new Set(["strangers"]));
  });

  it("calls hardening only what is very deep or very large", () => {
    const hardening = rawBodies.filter(({ isHardening }) => isHardening).map(({ name }) => name);
    expect(hardening).toEqual(["deep-array", "deep-object", "large"]);
  });
});
