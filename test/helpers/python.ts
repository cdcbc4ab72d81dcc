/** Tests that need Python: a visible skip where it is missing, a failure where skips are forbidden. */
import { spawnSync } from "node:child_process";
import { packageFile } from "../../src/base/index.ts";
import { describeNeeding } from "./needing.ts";

/** The Python that `node scripts/python-env.ts` sets up. */
export const PYTHON: string = packageFile(".venv/bin/python");

const HELP = "there is no .venv with what it needs: run node scripts/python-env.ts";

/** @param modules - What it imports. */
export function describeWithPython(title: string, modules: readonly string[], body: () => void): void {
  const isThere = spawnSync(PYTHON, ["-c", `import ${modules.join(", ")}`]).status === 0;
  describeNeeding("Python", isThere, HELP, title, body);
}
