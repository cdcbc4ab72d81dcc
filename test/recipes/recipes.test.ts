/** The recipes of the docs, as whoever copies them runs them. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { describeNeeding } from "../helpers/needing.ts";
import { describeWithPython, PYTHON } from "../helpers/python.ts";
import { runTests } from "../helpers/shown-tests.ts";
import { typeErrorsIn } from "../helpers/typecheck.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const run = promisify(execFile);

/** The files of a recipe, by their names. */
async function recipe(name: string): Promise<Readonly<Record<string, string>>> {
  const folder = packageFile(`test/recipes/${name}`);
  const names = (await readdir(folder)).filter((file) => /\.(ts|py|mjs)$/.test(file));
  return Object.fromEntries(
    await Promise.all(names.map(async (file) => [file, await readFile(join(folder, file), "utf8")])),
  );
}

describe("a route of Next.js in Vitest", () => {
  it("passes, and compiles", async () => {
    const files = await recipe("next");
    expect(await runTests(files)).toMatch(/Tests .*2 passed/);
    const folder = await temporaryFolder(packageFile("test"));
    for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
    expect(await typeErrorsIn(folder)).toBe("");
  }, 60_000);
});

describeWithPython("FastAPI in pytest", ["fastapi", "huggingface_hub", "pytest", "uvicorn"], () => {
  it("passes, and leaves nothing running", async () => {
    const cwd = await temporaryFolder();
    for (const [name, code] of Object.entries(await recipe("pytest"))) await writeFile(join(cwd, name), code);
    const env = { ...process.env, HUBHOOK: `"${process.execPath}" "${packageFile("src/cli/main.ts")}"` };
    const { stdout } = await run(PYTHON, ["-m", "pytest", "-q"], { cwd, env }).catch(
      (failed: { stdout: string }) => failed,
    );
    expect(stdout).toContain("1 passed");
  }, 60_000);
});

const RUNNERS = packageFile("test/runners/node_modules");
const CHROMIUM = "/usr/bin/chromium";
const hasPlaywright = existsSync(join(RUNNERS, "@playwright/test")) && existsSync(CHROMIUM);

describeNeeding("browser", hasPlaywright, "it takes chromium, and npm run project-envs", "an app in Playwright", () => {
  it("passes, on other ports", async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, "node_modules"));
    for (const name of ["@playwright", "playwright", "playwright-core"])
      await symlink(join(RUNNERS, name), join(cwd, "node_modules", name));
    const hubhook = JSON.stringify(`"${process.execPath}" "${packageFile("src/cli/main.ts")}"`).slice(1, -1);
    for (const [name, code] of Object.entries(await recipe("playwright"))) {
      const local = code
        .replaceAll("5000", String(15_000 + (process.pid % 5_000)))
        .replaceAll("3000", String(20_000 + (process.pid % 5_000)))
        .replace("npx hubhook", hubhook)
        .replace("use: {", `use: { launchOptions: { executablePath: "${CHROMIUM}", args: ["--no-sandbox"] },`);
      await writeFile(join(cwd, name), local);
    }
    const cli = join(cwd, "node_modules/@playwright/test/cli.js");
    const { stdout } = await run(process.execPath, [cli, "test"], { cwd }).catch(
      (failed: { stdout: string }) => failed,
    );
    expect(stdout).toContain("1 passed");
  }, 90_000);
});

describe("a workflow of GitHub", () => {
  it("uses commands and options that exist", async () => {
    const workflow = await readFile(packageFile("test/recipes/github/hubhook.yml"), "utf8");
    const commands = [...workflow.matchAll(/npx hubhook (\w+)(.*)/g)];
    expect(commands.map(([, name]) => name)).toEqual(["fuzz", "merge"]);
    for (const [, name = "", rest = ""] of commands) {
      const { stdout } = await run(process.execPath, [packageFile("src/cli/main.ts"), name, "--help"]);
      for (const [option = ""] of rest.matchAll(/--[a-z][a-z-]*/g)) expect(stdout).toContain(option);
    }
  });

  it("merges what its shards write", async () => {
    const cwd = await temporaryFolder();
    const app =
      "export default async (request) => new Response(null, { status: (await request.text()).includes('hidden\":true') ? 500 : 200 });";
    await writeFile(join(cwd, "app.mjs"), app);
    const hubhook = async (...args: readonly string[]): Promise<string> =>
      (
        await run(process.execPath, [packageFile("src/cli/main.ts"), ...args], { cwd }).catch(
          (failed: { stdout: string }) => failed,
        )
      ).stdout;
    for (const nth of [1, 2, 3]) {
      const args = [
        "fuzz",
        "./app.mjs",
        "--seed",
        "7",
        "--shard",
        `${nth}/3`,
        "--json",
        "--runs",
        "20",
        "--checks",
        "accepts-every-event",
      ];
      await mkdir(join(cwd, `parts/part-${nth}`), { recursive: true });
      await writeFile(join(cwd, `parts/part-${nth}/part.json`), await hubhook(...args));
    }
    const parts = [1, 2, 3].map((nth) => `parts/part-${nth}/part.json`);
    expect(await hubhook("merge", ...parts, "--report", "github")).toMatch(/^::error .*answered 500/m);
  }, 60_000);
});
