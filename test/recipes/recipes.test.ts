/** The recipes of the docs, as whoever copies them runs them. */
import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { describeWithPython, PYTHON } from "../helpers/python.ts";
import { runTests } from "../helpers/shown-tests.ts";
import { typeErrorsIn } from "../helpers/typecheck.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const run = promisify(execFile);

/** The files of a recipe, by their names. */
async function recipe(name: string): Promise<Readonly<Record<string, string>>> {
  const folder = packageFile(`test/recipes/${name}`);
  const names = (await readdir(folder)).filter((file) => /\.(ts|py)$/.test(file));
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
