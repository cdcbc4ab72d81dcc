import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rawBody, rawBodyNames } from "../../src/arbitraries/index.ts";
import { parsePayload } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

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
});
