/** `hubhook fuzz --report` and `--emit`: what is written where, and what is said when that can't be. */
import { mkdirSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonResult } from "../../src/report/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runCli, type CliOutcome, type CliWorld } from "./run-cli.ts";

const SECRET = "correct-horse";

/** A folder with a module that breaks a promise, and one that keeps all. */
async function folderWithApps(): Promise<string> {
  const folder = await temporaryFolder();
  const from = JSON.stringify(join(import.meta.dirname, "../consumers/hono.ts"));
  const app = (options: object): string =>
    `import { honoConsumer } from ${from};\nexport const app = honoConsumer(${JSON.stringify(options)});`;
  await writeFile(join(folder, "broken.ts"), app({ secret: SECRET, flaw: "reads-hidden-comments" }));
  await writeFile(join(folder, "correct.ts"), app({ secret: SECRET }));
  return folder;
}

async function fuzz(folder: string, app: string, args: readonly string[], world: CliWorld = {}): Promise<CliOutcome> {
  const options = ["--secret", SECRET, "--seed", "1", "--runs", "3", "--checks", "accepts-every-event"];
  return await runCli(["fuzz", join(folder, app), ...options, ...args], { cwd: folder, ...world });
}

describe("hubhook fuzz --report", () => {
  it("writes several reports at once beside what it prints, and makes their folders", async () => {
    const folder = await folderWithApps();
    const list = "junit=out/ci/junit.xml,json=out/result.json,html=page.html,sarif=out/x.sarif";
    const { code, out, err } = await fuzz(folder, "broken.ts", ["--report", list]);
    expect(code).toBe(1);
    expect(out[0]).toMatch(/^✗ accepts-every-event/);
    expect(err).toContain("Wrote out/ci/junit.xml, out/result.json, page.html, out/x.sarif.\n");
    const read = async (file: string): Promise<string> => await readFile(join(folder, file), "utf8");
    expect(await read("out/ci/junit.xml")).toMatch(/^<\?xml [^]*<\/testsuites>\n$/);
    expect(JSON.parse(await read("out/result.json"))).toMatchObject({ ok: false, seed: 1 });
    expect(await read("page.html")).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect(JSON.parse(await read("out/x.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(await readdir(join(folder, "out"))).toEqual(["ci", "result.json", "x.sarif"]); // and nothing half written
  });

  it("points code scanning to the file that names a consumer without a module", async () => {
    const folder = await folderWithApps();
    const { out } = await fuzz(folder, "broken.ts", ["--json"]);
    const result: JsonResult = JSON.parse(out.join(""));
    await writeFile(join(folder, "run.json"), JSON.stringify({ ...result, consumer: "http://127.0.0.1:3000/hook" }));
    await writeFile(join(folder, "package.json"), '{\n"scripts": { "start": "PORT=3000 node app.js" }\n}');
    await runCli(["merge", "run.json", "--report", "sarif=x.sarif"], { cwd: folder });
    expect(JSON.parse(await readFile(join(folder, "x.sarif"), "utf8"))).toHaveProperty(
      "runs.0.results.0.locations.0.physicalLocation",
      { artifactLocation: { uri: "package.json" }, region: { startLine: 2 } },
    );
  });

  it("prints a report in place of the text, for -", async () => {
    const { out, err } = await fuzz(await folderWithApps(), "broken.ts", ["--report", "json=-"]);
    const result: JsonResult = JSON.parse(out.join("\n"));
    expect(result.ok).toBe(false);
    expect(err).toContain("export it before you run them");
  });

  it("prints annotations for GitHub below the text, and appends to its summary", async () => {
    const folder = await folderWithApps();
    await writeFile(join(folder, "summary.md"), "before\n");
    const env = { GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
    const { out } = await fuzz(folder, "broken.ts", ["--report", "github"], { env });
    expect(out.filter((line) => line.startsWith("::error "))).toHaveLength(1);
    expect(await readFile(join(folder, "summary.md"), "utf8")).toMatch(
      /^before\n## ❌ hubhook: 1 of 1 promise broken, 1 cause\n/,
    );
  });

  it("prints them on stderr when stdout is for a program, and none when nothing failed", async () => {
    const folder = await folderWithApps();
    const broken = await fuzz(folder, "broken.ts", ["--report", "github", "--json"]);
    expect(broken.out).toHaveLength(1);
    expect(broken.err).toMatch(/^::error /m);
    const correct = await fuzz(folder, "correct.ts", ["--report", "github"]);
    expect(correct.code).toBe(0);
    expect(`${correct.out.join("\n")}${correct.err}`).not.toContain("::");
  });

  it.each([
    [["--report", "junits=a.xml"], 'there is no "junits". Did you mean junit'],
    [["--report", "junit"], "it needs a file. Write junit=FILE."],
    [["--report", "html="], "it needs a file. Write html=FILE."],
    [["--report", "github=a.md"], "it is printed, not written. Write just github."],
    [["--report", "junit=.,json=a"], "that is a folder. Name a file in it."],
    [["--report", "junit=a,json=./a"], "it is named twice."],
    [["--report", "junit=-,json=-"], "Failed to print junit=- and json=-: there is one stdout."],
    [["--report", "junit=-", "--json"], "Failed to print --json and junit=-: there is one stdout."],
    [["--emit", "jest=a.test.ts"], 'there is no "jest". Did you mean'],
  ])("exits with 2 before anything is sent when it is called with %j", async (args, advice) => {
    const { code, out, err } = await fuzz(await folderWithApps(), "none.ts", args);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toContain(advice);
  });

  it("exits with 3 before anything is sent when there can be no such folder", async () => {
    const folder = await folderWithApps();
    const { code, out, err } = await fuzz(folder, "none.ts", ["--report", "junit=broken.ts/junit.xml"]);
    expect({ code, out }).toEqual({ code: 3, out: [] });
    expect(err).toContain('Failed to make the folder of "');
  });

  it("tells the result and writes the others when one can't be written after all", async () => {
    const folder = await folderWithApps();
    const told: string[] = [];
    const out = (text: string): void => {
      told.push(text);
      mkdirSync(join(folder, "late/result.json")); // somebody else is faster
    };
    const list = "json=late/result.json,html=page.html";
    const { code, err } = await fuzz(folder, "broken.ts", ["--report", list], { terminal: { out } });
    expect({ code, told }).toEqual({ code: 3, told: [expect.stringContaining("1 of 1 promise broken")] });
    expect(err).toMatch(/Wrote page\.html\.\nerror: Failed to write ".*late\/result\.json": .* Name a file that can/);
    expect(await readdir(join(folder, "late"))).toEqual(["result.json"]);
  });
});

describe("hubhook fuzz --emit", () => {
  it("writes the failures as tests that find the module from where they stand", async () => {
    const folder = await folderWithApps();
    const { err } = await fuzz(folder, "broken.ts", ["--emit", "vitest=test/bot.test.ts,pytest=test/test_bot.py"]);
    expect(err).toContain("Wrote test/bot.test.ts, test/test_bot.py.");
    const text = await readFile(join(folder, "test/bot.test.ts"), "utf8");
    expect(text).toContain("moduleConsumer(fileURLToPath(new URL('../broken.ts', import.meta.url)))");
    expect(text).not.toContain(SECRET);
  });

  it("writes none when nothing failed", async () => {
    const folder = await folderWithApps();
    const { code, err } = await fuzz(folder, "correct.ts", ["--emit", "vitest=bot.test.ts"]);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringContaining("Wrote no bot.test.ts: nothing failed that a test can show.\n"),
    });
    expect(await readdir(folder)).toEqual(["broken.ts", "correct.ts"]);
  });
});
