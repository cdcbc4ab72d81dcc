import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePayload } from "../../src/payload/index.ts";
import { runCli } from "../cli/run-cli.ts";

const FOLDER = "test/fixtures/samples";
const samples = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
const old = samples.filter((file) => file.startsWith("legacy-v2-"));
const current = samples.filter((file) => !old.includes(file));

function read(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, "utf8");
}

describe("payloads that were published", () => {
  it("are many", () => {
    expect({ current: current.length, old: old.length }).toEqual({ current: 12, old: 3 });
  });

  it.each(current)("%s is valid", async (file) => {
    expect(parsePayload(JSON.parse(read(file)), { strict: true })).toMatchObject({ ok: true });
    const { code, out } = await runCli(["validate"], { stdin: [read(file)] });
    expect({ code, out }).toEqual({ code: 0, out: [expect.stringMatching(/^stdin:1: [a-z.]+:[a-z]+: ok$/)] });
  });

  it.each(old)("%s is refused for one reason: it is of version 2", async (file) => {
    for (const strict of [true, false]) {
      expect(parsePayload(JSON.parse(read(file)), { strict })).toEqual({
        ok: false,
        issues: [expect.objectContaining({ path: "/event", received: expect.stringContaining("version 2") })],
      });
    }
    const { code, out } = await runCli(["validate", "--tolerant"], { stdin: [read(file)] });
    expect({ code, out }).toEqual({ code: 1, out: [expect.any(String), expect.stringContaining("version 2")] });
  });
});
