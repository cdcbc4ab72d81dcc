/**
 * Installs what the projects of test/projects need, in exact versions. Does nothing when it is there and up to date.
 *   npm run project-envs     needs npm, its registry, and 300 MB
 */
import { readFile, writeFile } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

const FOLDER = "test/projects";
const INSTALLED = `${FOLDER}/node_modules/installed-lock.json`;

const wanted = await readFile(`${FOLDER}/package-lock.json`, "utf8");
const installed = await readFile(INSTALLED, "utf8").catch(() => "");
if (installed === wanted) console.log(`${FOLDER} is up to date.`);
else {
  // Compilers and bundlers are left out: the handlers are loaded as they are.
  const lean = ["--ignore-scripts", "--omit=optional", "--legacy-peer-deps", "--no-audit", "--no-fund"];
  runCommand("npm", "ci", "--prefix", FOLDER, ...lean, "--loglevel", "error");
  await writeFile(INSTALLED, wanted);
  console.log(`${FOLDER} has its packages.`);
}
