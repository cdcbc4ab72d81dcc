/** The schema that other languages make their types from: what these take, and that it is everything. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { futurePayload, newValueKinds, payload, possibleAim } from "../../src/arbitraries/index.ts";
import { packageFile } from "../../src/base/index.ts";
import { bundledSchema } from "../../src/codegen/index.ts";
import { repoTypes } from "../../src/payload/index.ts";
import { describeNeeding } from "../helpers/needing.ts";
import { describeWithPython, PYTHON } from "../helpers/python.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const READS = `
import json, sys
from hub_webhooks import Payload
for line in sys.stdin:
    value = json.loads(line)
    again = json.loads(Payload.model_validate(value).model_dump_json(by_alias=True, exclude_unset=True))
    print(json.dumps([value == again, type(Payload.model_validate(value).root).__name__]))
`;

describe("one JSON Schema of all payloads", () => {
  it("refers to nothing outside of itself, and uses all that it defines", async () => {
    const text = await bundledSchema("schemas");
    const { $defs } = JSON.parse(text);
    const refs = new Set([...text.matchAll(/"\$ref": "(.*?)"/g)].map(([, ref]) => ref));
    expect([...refs].toSorted()).toEqual(
      Object.keys($defs)
        .map((name) => `#/$defs/${name}`)
        .toSorted(),
    );
    expect(text).not.toContain("tsType");
  });
});

const ZOD = packageFile("test/runners/node_modules/zod/index.js");

describeNeeding("zod", existsSync(ZOD), "run npm run project-envs", "Zod", () => {
  it("makes a validator of it that takes all that the Hub sends, and what it may send one day", async () => {
    const { z } = await import(ZOD);
    const validator = z.fromJSONSchema(JSON.parse(await bundledSchema("schemas")));
    for (const one of somePayloads()) expect(validator.safeParse(one).success, JSON.stringify(one)).toBe(true);
    for (const wrong of [null, {}, { event: { scope: "repo", action: "create" } }])
      expect(validator.safeParse(wrong).success).toBe(false);
  });
});

/** Of today, of tomorrow, and with each kind of value that is new. */
function somePayloads(): readonly unknown[] {
  return [
    ...fc.sample(payload({ repoTypes }), { seed: 1, numRuns: 200 }),
    ...fc.sample(futurePayload(), { seed: 1, numRuns: 100 }),
    ...newValueKinds(possibleAim({})).flatMap(({ payloads }) =>
      fc.sample(payloads, { seed: 1, numRuns: 20 }).map(({ future }) => future),
    ),
  ];
}

describeWithPython("datamodel-code-generator", ["datamodel_code_generator", "pydantic"], () => {
  it("makes models of it that take all that the Hub sends, and what it may send one day, and lose nothing", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "payload.schema.json"), await bundledSchema("schemas"));
    const options = "--input payload.schema.json --input-file-type jsonschema --output hub_webhooks.py";
    const made = spawnSync(
      PYTHON,
      ["-m", "datamodel_code_generator", ...options.split(" "), "--output-model-type", "pydantic_v2.BaseModel"],
      { cwd: folder, encoding: "utf8" },
    );
    expect(made.status, made.stderr).toBe(0);
    const all = somePayloads();
    const input = all.map((one) => JSON.stringify(one)).join("\n");
    const read = spawnSync(PYTHON, ["-c", READS], { cwd: folder, encoding: "utf8", input });
    expect(read.stderr).toBe("");
    const lines = read.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(all.length);
    expect(all.filter((_, index) => lines[index][0] !== true)).toEqual([]);
    expect(new Set(lines.map(([, name]) => name)).size).toBeGreaterThanOrEqual(10);
  }, 60_000);
});
