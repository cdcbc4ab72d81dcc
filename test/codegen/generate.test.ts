import { execFile } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const SCRIPT = resolve("scripts/generate.ts");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hubhook-"));
  await cp("schemas", join(folder, "schemas"), { recursive: true });
  await cp("generated", join(folder, "generated"), { recursive: true });
  await cp("docs", join(folder, "docs"), { recursive: true });
  await cp("README.md", join(folder, "README.md"));
  return () => rm(folder, { recursive: true });
});

function generate(...args: readonly string[]): Promise<{ readonly failed: boolean; readonly text: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [SCRIPT, ...args], { cwd: folder }, (error, stdout, stderr) => {
      done({ failed: error !== null, text: stdout + stderr });
    });
  });
}

describe("npm run generate", () => {
  it("has been run since the schemas were last changed", async () => {
    expect(await generate("--check")).toEqual({ failed: false, text: "" });
  });

  it("tells with --check every file that is stale or missing, and mends them without", async () => {
    const files = ["types.ts", "schemas.ts", "validators.js", "validators.d.ts"].map((name) => `generated/${name}`);
    const fresh = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    for (const [index, file] of files.entries()) {
      if (index % 2 === 0) await rm(join(folder, file));
      else await appendFile(join(folder, file), "// edited by hand\n");
    }
    const readme = join(folder, "README.md");
    const freshReadme = await readFile(readme, "utf8");
    await writeFile(readme, freshReadme.replace("| check |", "| chek |"));
    files.push("README.md");
    const told = files.map((file) => `${file} is stale. Run "npm run generate" and commit the result.\n`).join("");
    expect(await generate("--check")).toEqual({ failed: true, text: told });
    expect(await generate()).toEqual({ failed: false, text: files.map((file) => `wrote ${file}\n`).join("") });
    expect(await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).toEqual([
      ...fresh,
      freshReadme,
    ]);
  });
});
