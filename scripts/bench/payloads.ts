/** Payloads per second, against json-schema-faker on the same schemas and a record as one would write it by hand. */
import fc from "fast-check";
import { createGeneratorSync, type JsonSchema } from "json-schema-faker";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { payload } from "../../src/arbitraries/index.ts";
import { definitions, valueAt } from "../../src/payload/index.ts";
import { compare, type Group, type Work } from "./row.ts";

export const payloads: Group = () =>
  compare({
    what: "coherent payloads",
    unit: "/s",
    ours: drawing(payload()),
    peers: [
      { name: "json-schema-faker, same schemas", work: faker(), target: { atLeast: 6 } },
      { name: "a naive fc.record", work: drawing(naiveRecord()), target: null },
    ],
  });

/** Draws one value after the other, as a run of cases does. */
export function drawing(arbitrary: fc.Arbitrary<unknown>): Work {
  const random = new fc.Random(xoroshiro128plus(1));
  return () => arbitrary.generate(random, undefined).value;
}

/** All events in turn. */
export function faker(): Work {
  const schemas = Object.keys(definitions)
    .filter((path) => path.startsWith("payload/") && !path.includes("#"))
    .map((path) => inlined(definitions[path]));
  const generator = createGeneratorSync({ seed: 1 });
  let next = 0;
  return () => generator.generate(schemas[next++ % schemas.length] ?? {});
}

/** Limits from here on are left out: json-schema-faker would spend its time on texts of 65,536 characters. */
const LARGE_LIMIT = 1_000;

/** A schema without references, which json-schema-faker follows only when their names are plain words. */
function inlined(schema: unknown): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (/^max(Length|Items)$/.test(key) && Number(value) >= LARGE_LIMIT) return undefined;
    const ref: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "$ref") : undefined;
    return typeof ref === "string" ? inlined(valueAt({ $defs: definitions }, decodeURIComponent(ref.slice(1)))) : value;
  });
}

/** One event, nothing in it fits anything else: as a first test of a handler has it. */
export function naiveRecord(): fc.Arbitrary<unknown> {
  const hex = (length: number): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom(..."0123456789abcdef"), { minLength: length, maxLength: length })
      .map((digits) => digits.join(""));
  const account = fc.record({ id: hex(24) });
  const link = fc.record({ web: fc.webUrl(), api: fc.webUrl() });
  return fc.record({
    event: fc.constant({ scope: "discussion.comment", action: "create" }),
    repo: fc.record({
      type: fc.constantFrom("model", "dataset", "space"),
      name: fc.string(),
      id: hex(24),
      private: fc.boolean(),
      url: link,
      owner: account,
    }),
    discussion: fc.record({
      id: hex(24),
      title: fc.string(),
      url: link,
      status: fc.constantFrom("open", "closed"),
      author: account,
      num: fc.nat(),
      isPullRequest: fc.boolean(),
    }),
    comment: fc.record({
      id: hex(24),
      author: account,
      content: fc.string(),
      hidden: fc.boolean(),
      url: fc.record({ web: fc.webUrl() }),
    }),
    webhook: fc.record({ id: hex(24), version: fc.constant(3) }),
  });
}
