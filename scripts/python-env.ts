/**
 * Creates .venv with what the tests of Python consumers need. Does nothing when it is there and up to date.
 *   node scripts/python-env.ts     needs python3 with venv, and PyPI
 */
import { readFile, writeFile } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

const REQUIREMENTS = "test/consumers/python/requirements.txt";
const INSTALLED = ".venv/installed-requirements.txt";

const wanted = await readFile(REQUIREMENTS, "utf8");
const installed = await readFile(INSTALLED, "utf8").catch(() => "");
if (installed === wanted) console.log(".venv is up to date.");
else {
  runCommand("python3", "-m", "venv", "--clear", ".venv");
  runCommand(".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS);
  await writeFile(INSTALLED, wanted);
  console.log(`.venv has ${wanted.trim().split("\n").join(", ")}.`);
}
