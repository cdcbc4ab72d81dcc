import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { eventNames } from "../../src/payload/index.ts";
import { allObjects, allProperties, schemaPaths } from "./schema-files.ts";

describe("the schemas", () => {
  it("are there for every event", () => {
    const files = schemaPaths.filter((path) => path.startsWith("payload/"));
    expect(files).toEqual(eventNames.map((event) => `payload/${event.replace(":", ".")}.json`).sort());
    expect(eventNames).toHaveLength(11);
  });

  it("say of every property what it is and where that is known from", () => {
    const silent = allProperties().filter(({ schema }) => !/\S Source: \S/.test(String(schema["description"])));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it("have a title, a dialect and a source each", () => {
    for (const path of schemaPaths) {
      expect(JSON.parse(readFileSync(`schemas/${path}`, "utf8")), path).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
        description: expect.stringContaining("Source: "),
      });
    }
  });

  it("close every object or open it on purpose, so that a change of the Hub is seen", () => {
    const undecided = allObjects().filter(
      ({ schema }) => schema["type"] === "object" && !("additionalProperties" in schema),
    );
    expect(undecided.map(({ at }) => at)).toEqual([]);
  });

  it("compile as they stand, in a strict validator", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    ajv.addKeyword("tsType");
    for (const path of schemaPaths)
      ajv.addSchema(JSON.parse(readFileSync(`schemas/${path}`, "utf8")), `https://hubhook.test/${path}`);
    for (const path of schemaPaths) expect(ajv.getSchema(`https://hubhook.test/${path}`), path).toBeTypeOf("function");
  });
});
