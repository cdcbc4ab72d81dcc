/** Tests of Vitest that people copy from: run as they are, but for where hubhook is. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageFile } from "../../src/base/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** @param files - Code by the name of its file, such as `bot.test.ts`. @returns What Vitest prints. */
export async function runTests(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder(packageFile("test"));
  for (const [name, code] of Object.entries(files)) {
    const local = code
      .replaceAll('"hubhook/vitest"', JSON.stringify(packageFile("src/vitest/index.ts")))
      .replaceAll('"hubhook"', JSON.stringify(packageFile("src/index.ts")));
    await writeFile(join(folder, name), local);
  }
  const args = [packageFile("node_modules/vitest/vitest.mjs"), "run", folder];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: packageFile(".") }).catch(
    (failed: { readonly stdout: string }) => failed,
  );
  return stdout;
}
