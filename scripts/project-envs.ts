/**
 * Installs what the projects of test/projects and the runners of test/runners need, in exact versions. Does nothing when it is
 * there and up to date.
 *   npm run project-envs     needs npm, its registry, and 450 MB
 */
import { readFile, writeFile } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"];

await install("test/projects", ["--omit=optional", "--legacy-peer-deps"]); // no bundlers: handlers are loaded as they are
await install("test/runners", []);

async function install(folder: string, options: readonly string[]): Promise<void> {
  const mark = `${folder}/node_modules/installed-lock.json`;
  const wanted = await readFile(`${folder}/package-lock.json`, "utf8");
  const installed = await readFile(mark, "utf8").catch(() => "");
  if (installed === wanted) {
    console.log(`${folder} is up to date.`);
    return;
  }
  runCommand("npm", "ci", "--prefix", folder, ...QUIET, ...options);
  await writeFile(mark, wanted);
  console.log(`${folder} has its packages.`);
}
