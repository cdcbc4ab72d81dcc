import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { artilleryTest } from "../../src/load/artillery-test.ts";
import { isOwnFile, loadTarget, testFiles } from "../../src/load/index.ts";
import { yamlOf } from "../../src/load/yaml.ts";
import { ARTILLERY, describeWithArtillery } from "../helpers/artillery.ts";
import { SETTINGS } from "./settings.ts";

describe("artilleryTest()", () => {
  it("has one request for each arrival, at a steady rate, and allows no failure", () => {
    expect(artilleryTest({ ...SETTINGS, url: "http://127.0.0.1:3000/hook?token=x", secretIn: "query" })).toEqual({
      config: {
        target: "http://127.0.0.1:3000",
        processor: "./processor.mjs",
        phases: [{ duration: 60, arrivalRate: 200 }],
        http: { timeout: 10, pool: 2000 },
        plugins: { ensure: { maxErrorRate: 0 } },
      },
      scenarios: [
        {
          name: "hubhook load",
          flow: [{ post: { url: "/hook", followRedirect: false, beforeRequest: "deliver", afterResponse: "judge" } }],
        },
      ],
    });
  });

  it("shares the rate among machines, each of which runs all of the test", () => {
    const { config } = artilleryTest({ ...SETTINGS, machines: 8, maxErrorPercent: 0.5, p99Ms: 250 });
    expect(config.phases).toEqual([{ duration: 60, arrivalRate: 25 }]);
    expect(config.http.pool).toBe(250);
    expect(config.plugins.ensure).toEqual({ maxErrorRate: 0.5, thresholds: [{ "http.response_time.p99": 250 }] });
  });

  it.each([
    [200, 7, "196 or 203"],
    [3, 10, "10"],
  ])("refuses to share %i requests among %i machines, and says which it would", (rate, machines, wanted) => {
    expect(() => artilleryTest({ ...SETTINGS, rate, machines })).toThrow(`Give a --rate of ${wanted}.`);
  });
});

describe("testFiles()", () => {
  it("are readable, and known for hubhook's own", () => {
    const files = testFiles({ ...SETTINGS, secretIn: "header", events: ["repo:move", "repo:create"] }, null);
    expect(Object.keys(files)).toEqual(["test.yml", "processor.mjs"]);
    for (const text of Object.values(files)) expect(isOwnFile(text)).toBe(true);
    expect(files["test.yml"]).toContain(`
  phases:
    - duration: 60
      arrivalRate: 200
`);
    expect(files["processor.mjs"]).toContain(`
    url: "http://127.0.0.1:3000/webhook",
    secretIn: "header", // the secret itself comes from HUBHOOK_SECRET
    seed: 42,
    events: ["repo:move", "repo:create"],
`);
  });

  it("tell other machines which hubhook to install", () => {
    const manifest = testFiles(SETTINGS, "1.2.3")["package.json"] ?? "";
    expect(isOwnFile(manifest)).toBe(true);
    expect(JSON.parse(manifest)).toMatchObject({ dependencies: { hubhook: "1.2.3" } });
  });

  it("are somebody's own once their first line is gone", () => {
    for (const text of Object.values(testFiles(SETTINGS, null)))
      expect(isOwnFile(text.replace(/^.*\n/, ""))).toBe(false);
  });
});

describeWithArtillery("what Artillery reads", () => {
  it("is what was written, whatever it is", () => {
    const { safeLoad } = createRequire(join(ARTILLERY, "package.json"))("js-yaml");
    const value = fc.jsonValue({ maxDepth: 4 }).map((one): unknown => JSON.parse(JSON.stringify(one)));
    fc.assert(
      fc.property(value, (value) => {
        fc.pre(!JSON.stringify(value).includes('"__proto__"')); // no name of ours, and not one that YAML.js keeps
        expect(safeLoad(yamlOf(value))).toEqual(value);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("loadTarget()", () => {
  it("is the URL as it is sent to", () => {
    expect(loadTarget("http://127.0.0.1:3000#top")).toBe("http://127.0.0.1:3000/");
    expect(loadTarget("https://bot.example/webhook?a=b")).toBe("https://bot.example/webhook?a=b");
  });

  it.each([
    ["app.ts", "no http(s) URL"],
    ["ftp://127.0.0.1/webhook", "no http(s) URL"],
    ["http://ada:s3cret@127.0.0.1/webhook", "holds a password"],
    ["http://127.0.0.1/webhook?secret=s3cret", "HUBHOOK_SECRET, with --secret-in query"],
  ])("refuses %s", (url, message) => {
    expect(() => loadTarget(url)).toThrow(message);
    if (url.startsWith("http")) expect(() => loadTarget(url)).not.toThrow("s3cret");
  });
});
