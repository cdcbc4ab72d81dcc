import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { fuzz } from "../../src/fuzz/index.ts";
import { jsonResult, sarifReport } from "../../src/report/index.ts";
import { shapes, type ShapeName } from "../consumers/shapes.ts";
import { hostileResult } from "./hostile.ts";
import { failed, finding, resultOf, SECRET } from "./results.ts";

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Result[];
    },
  ];
}

function logOf(...given: Parameters<typeof jsonResult>): Log {
  return JSON.parse(sarifReport(jsonResult(...given)));
}

function fingerprintsIn({ runs: [{ results }] }: Log): readonly (string | undefined)[] {
  return results.map(({ partialFingerprints }) => partialFingerprints["hubhookCause/v2"]);
}

describe("sarifReport", () => {
  // What the schema of SARIF 2.1.0 requires, and what GitHub's code scanning reads of it.
  it("has a rule a check, a result a finding, and all that the schema requires", () => {
    const result = { ...resultOf(failed(finding(), finding({ happened: "answered 501" }))), consumer: "src/my app.ts" };
    expect(logOf({ ...result, consumer: "src/app.ts" }, { secret: SECRET })).toEqual({
      $schema: expect.stringMatching(/sarif-2\.1\.0\.json$/),
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "hubhook",
              rules: [
                {
                  id: "accepts-every-event",
                  name: "AcceptsEveryEvent",
                  shortDescription: { text: expect.stringMatching(/^The consumer answers 2xx .*\.$/) },
                  help: { text: checks[0]?.advice },
                  defaultConfiguration: { level: "error" },
                },
              ],
            },
          },
          invocations: [{ executionSuccessful: true }],
          results: [expect.anything(), expect.anything()],
          columnKind: "utf16CodeUnits",
          properties: { seed: 42, runs: 1_000, consumer: "src/app.ts", checksRun: ["accepts-every-event"] },
        },
      ],
    });
    const [first] = logOf({ ...result, consumer: "src/my-app.ts" }).runs[0].results;
    expect(first).toEqual({
      ruleId: "accepts-every-event",
      ruleIndex: 0,
      level: "error",
      message: {
        text: expect.stringMatching(/^The consumer answered 500, sent discussion\.comment:update \(3 cases, /),
      },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "src/my-app.ts" }, region: { startLine: 1 } },
          logicalLocations: [{ fullyQualifiedName: "src/my-app.ts" }],
        },
      ],
      partialFingerprints: { "hubhookCause/v2": expect.stringMatching(/^[0-9a-f]{12}$/) },
      properties: { again: expect.stringContaining("seed: 42"), seed: 42, path: "11:0", cases: 3 },
    });
  });

  it("names a consumer that is no file, and points nowhere", () => {
    const [result] = logOf(resultOf(failed(finding()))).runs[0].results;
    expect(result).toHaveProperty("locations", [
      { logicalLocations: [{ fullyQualifiedName: "http://127.0.0.1:3000/webhook" }] },
    ]);
  });

  it("points to the line of a file that names a consumer without a module", () => {
    const result = jsonResult(resultOf(failed(finding())));
    const log: Log = JSON.parse(sarifReport(result, { path: "my docs/README.md", line: 7 }));
    expect(log.runs[0].results[0]).toHaveProperty("locations.0.physicalLocation", {
      artifactLocation: { uri: "my%20docs/README.md" },
      region: { startLine: 7 },
    });
  });

  it("tells the causes of one check apart, also those that differ only in the line of the code", () => {
    const other = finding({ deciding: ["added /repo/tags"] });
    const elsewhere = finding({ key: "failed 500 app.ts:12:9" });
    const prints = fingerprintsIn(logOf(resultOf(failed(finding(), other, elsewhere))));
    expect(new Set(prints).size).toBe(3);
  });

  it.each<readonly [ShapeName, string, string]>([
    ["express", "looks-up-the-namespace", "accepts-edge-cases"],
    ["hono", "reads-hidden-comments", "accepts-every-event"],
    ["hono", "trusts-its-input", "survives-invalid-payload"],
    ["node", "asks-for-the-secret-only-if-there-is-one", "rejects-wrong-secret"],
    ["next", "stores-each-delivery-once", "survives-duplicates"],
  ])("gives what it finds in %s with %s by %s the same fingerprint, whatever the seed", async (shape, flaw, check) => {
    const { build, secretIn } = shapes[shape];
    const prints = [];
    for (const seed of [1, 2, 3]) {
      const { target } = build({ secret: SECRET, flaw });
      const options = { secret: SECRET, secretIn, checks: [check], seed, runs: 60 };
      prints.push(fingerprintsIn(logOf(await fuzz(target, options))));
    }
    expect(prints[0]).toHaveLength(1);
    expect(prints[1]).toEqual(prints[0]);
    expect(prints[2]).toEqual(prints[0]);
  });

  it("is one JSON object, whatever comes from outside", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const log = logOf(result);
        for (const { ruleId, ruleIndex } of log.runs[0].results)
          expect(log.runs[0].tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      }),
    );
  });
});
