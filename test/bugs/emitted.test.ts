/** What hubhook finds, as tests for Vitest: one bug of each kind, each test of which fails as long as the bug is there. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { againByCode, vitestFile } from "../../src/report/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { diagnosesOf, fuzzBug, hasAgain } from "./again.ts";
import { bugsByKind } from "./planted/index.ts";
import { withoutListeners } from "./without-listeners.ts";

const SECRET = "Correct.horse-42";
const URL_SEEN = "http://consumer.example/webhook";
const TIMEOUT_MS = 300;

/** A promise that nobody awaits is Vitest's own to report: it fails the run, and no test in it. */
const LEFT_TO_VITEST = ["works-on-unwatched"];

/** What fails now and then makes no test. */
const chosen = Object.values(bugsByKind).flatMap(
  (ofKind) => ofKind.find(({ kind, id }) => kind !== "unsteady" && !LEFT_TO_VITEST.includes(id)) ?? [],
);

interface Reported {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

it("makes tests that fail", { timeout: 180_000 }, async () => {
  const folder = await temporaryFolder(packageFile("test"));
  const config = { resolve: { alias: { hubhook: packageFile("src/index.ts") } } };
  await writeFile(join(folder, "vitest.config.js"), `export default ${JSON.stringify(config)};`);
  const expected = new Map<string, readonly string[]>();
  for (const bug of chosen) {
    const { id, check, secretIn = "header", failOn } = bug;
    const options = { seed: 1, checks: [check], timeoutMs: TIMEOUT_MS, bail: true, failOn };
    const result = await withoutListeners("unhandledRejection", () => fuzzBug(bug, SECRET, options));
    await writeFile(join(folder, `${id}.ts`), moduleOf(id));
    const text = vitestFile(result, {
      subject: { kind: "module", path: `./${id}.ts`, url: URL_SEEN },
      secret: SECRET,
      secretIn,
      aim: { say: [], watched: [], domains: [], events: undefined },
      sources: [],
      timeoutMs: TIMEOUT_MS,
      again: againByCode,
    });
    const listed = diagnosesOf(result).filter((diagnosis) => hasAgain(diagnosis) && diagnosis.isListed);
    if (listed.length === 0) continue;
    expect(text, id).not.toBeNull();
    await writeFile(join(folder, `${id}.test.ts`), text ?? "");
    expected.set(
      `${id}.test.ts`,
      listed.map(() => "failed"),
    );
  }
  expect(await statusesIn(folder)).toEqual(expected);
});

function moduleOf(id: string): string {
  return `import { bugs } from ${JSON.stringify(packageFile("test/bugs/planted/index.ts"))};
export default bugs.find((bug) => bug.id === ${JSON.stringify(id)}).build(${JSON.stringify(SECRET)});\n`;
}

/** Runs the test files of a folder. @returns How the tests of each ended. */
async function statusesIn(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const report = join(folder, "report.json");
  const words = ["run", "--root", folder, "--no-isolate", "--reporter=json", `--outputFile=${report}`];
  const env = { ...process.env, HUBHOOK_SECRET: SECRET, NO_COLOR: "1" };
  const failed = await promisify(execFile)(
    process.execPath,
    [packageFile("node_modules/vitest/vitest.mjs"), ...words],
    {
      env,
    },
  ).catch(String); // it ends with 1, as tests fail
  const { testResults }: Reported = await readFile(report, "utf8").then(JSON.parse, () => {
    throw new Error(String(failed));
  });
  return new Map(
    testResults.map(({ name, assertionResults }) => [
      name.replace(/.*\//, ""),
      assertionResults.map(({ status }) => status),
    ]),
  );
}
