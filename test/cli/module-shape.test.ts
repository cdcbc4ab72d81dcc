import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome } from "./run-cli.ts";

const HANDLER = `export const handler = async (given) => {
  const payload = JSON.parse(given.body);
  return { statusCode: payload.comment?.hidden ? 500 : 200 };
};`;

async function fuzz(...more: readonly string[]): Promise<CliOutcome & { readonly file: string }> {
  const file = join(await temporaryFolder(), "app.mjs");
  await writeFile(file, HANDLER);
  const outcome = await runCli([
    "fuzz",
    file,
    "--seed",
    "1",
    "--runs",
    "1",
    "--checks",
    "accepts-every-event",
    "--no-words",
    ...more,
  ]);
  return { ...outcome, file };
}

describe("hubhook fuzz --as", () => {
  it("decides what a module is, is said on stderr, and stands in the command that shows a failure again", async () => {
    const { code, out, err, file } = await fuzz("--as", "lambda");
    const [recognised, ...found] = err.trimEnd().split("\n");
    expect(recognised).toBe(`${file}: a Lambda handler, by --as lambda`);
    expect(found).toEqual([
      expect.stringMatching(/^Found after [\d.]+ s: accepts-every-event: the consumer answered 500/),
    ]);
    expect(out.join("\n")).toMatch(/Again: npx hubhook fuzz \S+ --as lambda /);
    expect(code).toBe(1);
  });

  it("refuses a shape that is not supported before anything is sent", async () => {
    const { code, err } = await fuzz("--as", "cgi");
    expect(err).toMatch(/as "cgi": that is not a valid shape\. Choose from .*lambda/);
    expect(code).toBe(2);
  });
});
