import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const FAILING = `
import { expect } from "vitest";
import { hubTest } from "../../src/vitest/index.ts";
hubTest("fails", ({ seed }) => { expect(seed).toBe(-1); });
hubTest("passes", ({ seed }) => { expect(seed).toBeGreaterThan(-1); });
`;

/** What vitest prints of a test that fails, run on its own. */
async function output(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder(packageFile("test"));
  await writeFile(join(folder, "failing.test.ts"), FAILING);
  const vitest = packageFile("node_modules/vitest/vitest.mjs");
  const run = promisify(execFile)(process.execPath, [vitest, "run", folder], {
    cwd: packageFile("."),
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const { stdout, stderr } = await run.catch((failed: { readonly stdout: string; readonly stderr: string }) => failed);
  return stdout + stderr;
}

it("a test that fails says with which seed, and fails the same with it", async () => {
  const seed = /Again with HUBHOOK_SEED=(\d+)\./.exec(await output())?.[1] ?? "none";
  expect(seed).toMatch(/^\d+$/);
  const again = await output({ HUBHOOK_SEED: seed });
  expect(again).toContain(`expected ${seed} to be -1`);
  expect(again.match(/Again with HUBHOOK_SEED/g)?.length).toBeLessThanOrEqual(2); // once where it failed, maybe in a summary
});
