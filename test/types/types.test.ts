import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";

const run = promisify(execFile);

/** What the compiler says of a project: nothing, if all is well. */
async function complaints(...args: readonly string[]): Promise<string> {
  const tsc = packageFile("node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, ...args], { cwd: packageFile(".") }).catch(
    (failed: { readonly stdout: string }) => failed,
  );
  return stdout;
}

it("keeps every promise that the types make, in the sources, the tests and the files named *.test-d.ts", async () => {
  expect(await complaints("-p", ".")).toBe("");
});
