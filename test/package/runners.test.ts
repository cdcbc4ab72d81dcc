/** The package in the test runners that people have: Jest, node:test, and older versions of Vitest, with older ones of msw. */
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { describeNeeding } from "../helpers/needing.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { projectWithPackage, type Project } from "./packed.ts";

const FOLDER = packageFile("test/runners");
const isThere = existsSync(join(FOLDER, "node_modules/installed-lock.json"));

/** Where a runner's own version of a package is. */
function packageOf(runner: string, name: string): string {
  const own = join(FOLDER, runner, "node_modules", name);
  return existsSync(own) ? own : join(FOLDER, "node_modules", name);
}

/** A project with hubhook, what it needs inside of it, and other packages beside it. */
async function projectBeside({ folder: packed }: Project, packages: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  const hubhook = join(folder, "node_modules/hubhook");
  await mkdir(dirname(hubhook), { recursive: true });
  await cp(join(packed, "node_modules/hubhook"), hubhook, { recursive: true });
  await symlinkAll(join(packed, "node_modules"), join(hubhook, "node_modules"));
  for (const [name, path] of Object.entries(packages)) await symlink(path, join(folder, "node_modules", name));
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".mjs"));
  for (const name of files) await cp(join(FOLDER, name), join(folder, name));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  return folder;
}

async function symlinkAll(from: string, to: string): Promise<void> {
  await mkdir(to);
  const names = (await readdir(from)).filter((name) => name !== "hubhook" && !name.startsWith("."));
  for (const name of names) await symlink(join(from, name), join(to, name));
}

async function run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, ...env } };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
    return stdout + stderr;
  } catch (thrown) {
    const { stdout, stderr }: { readonly stdout?: string; readonly stderr?: string } = Object(thrown);
    throw new Error(`${stdout}${stderr}`, { cause: thrown });
  }
}

describeNeeding("runners", isThere, "test/runners has no packages: run npm run project-envs", "the package", () => {
  let project: Project;
  beforeAll(async () => {
    project = await projectWithPackage();
    return () => project.remove();
  }, 120_000);

  it("tests a bot in node:test", async () => {
    const folder = await projectBeside(project, { msw: packageFile("node_modules/msw") });
    expect(await run(folder, ["--test", "node.test.mjs"])).toMatch(/pass 1\b[^]*fail 0\b/);
  });

  it("tests a bot in Jest", async () => {
    const folder = await projectBeside(project, {
      msw: packageFile("node_modules/msw"),
      jest: packageOf("jest", "jest"),
    });
    const options = [
      "--experimental-vm-modules",
      "node_modules/jest/bin/jest.js",
      "--rootDir",
      ".",
      "--testMatch",
      "**/jest.test.mjs",
    ];
    expect(await run(folder, options)).toContain("1 passed, 1 total");
  });

  it.each(["vitest-3", "vitest-4"])(
    "tests a bot in %s, beside fake timers and a server of the test's own",
    async (runner) => {
      const packages = { msw: packageOf(runner, "msw"), vitest: packageOf(runner, "vitest") };
      const folder = await projectBeside(project, packages);
      expect(await run(folder, ["node_modules/vitest/vitest.mjs", "run", "vitest.test.mjs"])).toMatch(
        /Tests +.*2 passed/,
      );
    },
  );
});
