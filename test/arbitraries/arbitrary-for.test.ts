import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFor, UnsupportedSchemaError, type JsonSchema } from "../../src/arbitraries/index.ts";
import { definitions } from "../../src/payload/index.ts";
import { itKeepsTheLaws } from "../helpers/arbitrary-laws.ts";

const ajv = new Ajv2020({ strictTypes: false, keywords: ["tsType"] });
ajv.addSchema({ $id: "all", $defs: definitions });

const fits = (schema: JsonSchema) => {
  const validate = ajv.compile(
    typeof schema === "object" && typeof schema["$ref"] === "string" ? { $ref: `all${schema["$ref"]}` } : schema,
  );
  return (value: unknown): readonly string[] =>
    validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe.each(Object.keys(definitions))("arbitraryFor(%s)", (name) => {
  const schema = { $ref: `#/$defs/${encodeURIComponent(name.replaceAll("/", "~1"))}` };
  const problems = fits(schema);

  it("makes only values that ajv accepts", () => {
    for (const value of fc.sample(arbitraryFor(schema), { seed: 1, numRuns: 300 })) expect(problems(value)).toEqual([]);
  });
});

const EVERYTHING: JsonSchema = {
  type: "object",
  required: ["id", "kind"],
  additionalProperties: { type: "boolean" },
  properties: {
    id: { type: "string", pattern: "^[0-9a-f]{24}$" },
    kind: { oneOf: [{ const: 1 }, { enum: ["a", null] }] },
    text: { type: ["string", "null"], minLength: 2, maxLength: 5 },
    list: {
      type: "array",
      items: { anyOf: [{ type: "integer", minimum: 0, maximum: 3 }, { type: "null" }] },
      minItems: 1,
      maxItems: 3,
    },
    number: { type: "number", minimum: -1, maximum: 1 },
    anything: true,
  },
};

itKeepsTheLaws("arbitraryFor(every keyword)", arbitraryFor(EVERYTHING), { problems: fits(EVERYTHING) });

describe("arbitraryFor()", () => {
  it("makes and leaves out optional properties, and makes every branch", () => {
    const sample = fc.sample(arbitraryFor(EVERYTHING), { seed: 1, numRuns: 500 });
    expect(new Set(sample.map((value) => JSON.stringify(Reflect.get(Object(value), "kind"))))).toEqual(
      new Set(["1", '"a"', "null"]),
    );
    expect(new Set(sample.map((value) => "text" in Object(value))).size).toBe(2);
  });

  const sizeOf = (value: unknown): number =>
    typeof value === "number" ? value : Array.isArray(value) ? value.length : [...String(value)].length;

  it.each<[string, JsonSchema, readonly [number, number]]>([
    ["integers", { type: "integer", minimum: -2, maximum: 3 }, [-2, 3]],
    ["integers without limits", { type: "integer" }, [-(2 ** 31), 2 ** 31 - 1]],
    ["numbers", { type: "number", minimum: -0.5, maximum: 0.25 }, [-0.5, 0.25]],
    ["numbers without limits", { type: "number" }, [-Number.MAX_VALUE, Number.MAX_VALUE]],
    ["lists", { type: "array", items: { type: "null" }, minItems: 2, maxItems: 4 }, [2, 4]],
    ["lists of at least", { type: "array", items: { type: "null" }, minItems: 5 }, [5, 9]],
    ["texts", { type: "string", minLength: 1, maxLength: 3 }, [1, 3]],
    ["texts of a pattern", { type: "string", pattern: "^[0-9a-f]{24}$" }, [24, 24]],
  ])("makes %s from one end of what is allowed to the other, and nothing beyond", (_, schema, ends) => {
    const sample = fc.sample(arbitraryFor(schema), { seed: 1, numRuns: 2_000 });
    const sizes = sample.map(sizeOf);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual(ends);
    expect(sample.flatMap(fits(schema))).toEqual([]);
  });

  it.each<[string, JsonSchema, RegExp]>([
    ["a keyword that it does not know", { type: "string", format: "uri" }, /at #: .*"format"/],
    [
      "one deep inside",
      { type: "object", properties: { a: { type: "array", items: { not: {} } } } },
      /#\/properties\/a\/items/,
    ],
    ["a keyword beside a union", { oneOf: [{ type: "null" }], minItems: 1 }, /"minItems"/],
    ["a reference to nothing", { $ref: "#/$defs/nothing" }, /points to nothing/],
    [
      "a reference to itself",
      { $defs: { self: { type: "array", items: { $ref: "#/$defs/self" } } }, $ref: "#/$defs/self" },
      /leads back to itself/,
    ],
    ["no type", {}, /without a type/],
    ["an unknown type", { type: "date" }, /the type "date"/],
    ["a required property without a schema", { type: "object", required: ["x"] }, /"x"/],
  ])("refuses %s", (_, schema, message) => {
    expect(() => arbitraryFor(schema)).toThrow(UnsupportedSchemaError);
    expect(() => arbitraryFor(schema)).toThrow(message);
  });
});
