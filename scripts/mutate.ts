/**
 * Mutation testing: breaks the code in one small place after another, and lists the mutants that no test notices.
 *   npm run mutate                            all folders that decide what is sent and judged
 *   npm run mutate -- payload world           some of them
 *   npm run mutate -- fuzz --share 0.2        a fifth of the mutants, always the same ones
 *   npm run mutate -- --json                  the survivors and the scores as one JSON object
 * Takes about a second for each mutant and core. Exits with 1 when a folder's score is below 80 %.
 */
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { formatScores, formatSurvivors, scoreOf, type Score } from "./mutate/score.ts";

/** The folders of `src/`, each with the folders of `test/` whose tests are to see its mutants. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  payload: ["payload"],
  world: ["world"],
  delivery: ["delivery", "hub"],
  arbitraries: ["arbitraries"],
  checks: ["checks", "bugs"],
  fuzz: ["fuzz"],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    concurrency: { type: "string" },
  },
});
const share = Number(values.share);
const chosen = positionals.length === 0 ? Object.keys(FOLDERS) : positionals;
const stranger = chosen.find((folder) => !Object.hasOwn(FOLDERS, folder));
if (stranger !== undefined)
  fail(`There is no "${stranger}" to mutate. Choose from: ${Object.keys(FOLDERS).join(", ")}.`);
if (!(share > 0 && share <= 1)) fail(`--share is ${values.share}. Give a number up to 1, such as 0.2.`);

const scores: Score[] = [];
for (const folder of chosen) {
  const score = scoreOf(folder, await mutantsOf(folder));
  if (!values.json) console.log(formatSurvivors(score));
  scores.push(score);
}
console.log(values.json ? JSON.stringify(scores, null, 2) : formatScores(scores));
if (scores.some(({ percent }) => percent < 80)) process.exitCode = 1;

async function mutantsOf(folder: string): ReturnType<Stryker["runMutationTest"]> {
  process.env["MUTATE_TESTS"] = FOLDERS[folder]?.join(",");
  process.env["MUTATE_SHARE"] = String(share);
  return await new Stryker({
    mutate: [`src/${folder}/**/*.ts`],
    plugins: ["@stryker-mutator/vitest-runner", "./scripts/mutate/sample.ts"],
    ignorers: ["sample"],
    ignorePatterns: [".venv", ".artillery", "dist"],
    testRunner: "vitest",
    vitest: { configFile: "scripts/mutate/vitest.config.ts" },
    coverageAnalysis: "perTest",
    ignoreStatic: true, // what is decided while a module loads would need all tests, once for each mutant
    tsconfigFile: "none", // Stryker rewrites paths in it by an API that TypeScript has no more
    disableTypeChecks: false,
    reporters: ["progress-append-only"],
    tempDirName: ".stryker-tmp",
    ...(values.concurrency !== undefined && { concurrency: Number(values.concurrency) }),
  }).runMutationTest();
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
