/**
 * Creates .artillery with the Artillery that the tests of `hubhook load` run. Does nothing when it is there and up to date.
 *   node scripts/artillery-env.ts     needs npm, its registry, and 600 MB
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

const VERSION = "2.0.34";
const FOLDER = ".artillery";
const INSTALLED = `${FOLDER}/installed-version`;

const installed = await readFile(INSTALLED, "utf8").catch(() => "");
if (installed === VERSION) console.log(`${FOLDER} is up to date.`);
else {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  await writeFile(`${FOLDER}/package.json`, JSON.stringify({ private: true, dependencies: { artillery: VERSION } }));
  // Its install scripts fetch browsers, which nobody here needs.
  runCommand(
    "npm",
    "install",
    "--prefix",
    FOLDER,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel",
    "error",
  );
  await writeFile(INSTALLED, VERSION);
  console.log(`${FOLDER} has artillery ${VERSION}.`);
}
