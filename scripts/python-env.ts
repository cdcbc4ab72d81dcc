/**
 * Creates .venv with what the tests of Python consumers need. Does nothing when it is there and up to date.
 *   node scripts/python-env.ts     needs python3 with venv, and PyPI
 */
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";

const REQUIREMENTS = "test/consumers/python/requirements.txt";
const INSTALLED = ".venv/installed-requirements.txt";

const wanted = await readFile(REQUIREMENTS, "utf8");
const installed = await readFile(INSTALLED, "utf8").catch(() => "");
if (installed === wanted) console.log(".venv is up to date.");
else {
  run("python3", "-m", "venv", "--clear", ".venv");
  run(".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS);
  await writeFile(INSTALLED, wanted);
  console.log(`.venv has ${wanted.trim().split("\n").join(", ")}.`);
}

function run(command: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) return;
  console.error(`Failed to run ${command} ${args.join(" ")}: ${error?.message ?? `exit code ${status}`}.`);
  process.exit(1);
}
