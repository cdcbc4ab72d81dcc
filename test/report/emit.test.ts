/** The test files that `--emit` writes, run as they stand: each test fails on the consumer as it was, and passes on it mended. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { chunksOf, commentLines, quoted, withVariable } from "../../src/report/emit/source.ts";
import { pytestFile, vitestFile, type EmitOptions } from "../../src/report/index.ts";
import { runCli } from "../cli/run-cli.ts";
import { shapes, type ShapeName } from "../consumers/shapes.ts";
import { listening } from "../e2e/listening.ts";
import { describeWithPython, PYTHON } from "../helpers/python.ts";
import { typeErrorsIn } from "../helpers/typecheck.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { hostileResult, hostileText } from "./hostile.ts";
import { failed, finding, REQUEST, resultOf, SECRET } from "./results.ts";

/** Some tests here run others, in processes of their own. */
vi.setConfig({ testTimeout: 180_000 });

interface Run {
  readonly code: number;
  readonly out: string;
}

async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const all = { ...process.env, HUBHOOK_SECRET: SECRET, NO_COLOR: "1", ...env };
  return await promisify(execFile)(command, args, { env: all, encoding: "utf8" }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, out: stdout + stderr }),
  );
}

/** A flaw, and what of its failures the files test: by single requests, and as whole cases. */
interface Row {
  readonly shape: ShapeName;
  readonly flaw: string;
  readonly requests: boolean;
  readonly cases: boolean;
}

const ROWS: readonly Row[] = [
  { shape: "hono", flaw: "reads-hidden-comments", requests: true, cases: false },
  { shape: "hono", flaw: "expects-json", requests: true, cases: false },
  { shape: "express", flaw: "small-body-limit", requests: false, cases: true },
  { shape: "node", flaw: "ignores-the-case-of-the-secret", requests: false, cases: true },
  { shape: "node", flaw: "asks-for-the-secret-only-if-there-is-one", requests: true, cases: false },
  { shape: "next", flaw: "refuses-unknown-scopes", requests: true, cases: false },
  { shape: "next", flaw: "stores-each-delivery-once", requests: false, cases: true },
];

/** What takes long and finds nothing in these. */
const SKIPPED = ["--skip", "survives-any-order,acts-once,no-feedback-loop,survives-hub-errors"];

function fuzzArguments({ shape }: Row, target: string): readonly string[] {
  const place = ["--secret-in", shapes[shape].secretIn];
  return ["fuzz", target, "--secret", SECRET, ...place, "--seed", "1", "--runs", "10", "--timeout", "5", ...SKIPPED];
}

function moduleOf({ shape, flaw }: Row, isMended: boolean): string {
  const options = JSON.stringify(isMended ? { secret: SECRET } : { secret: SECRET, flaw });
  return `import { shapes } from ${JSON.stringify(packageFile("test/consumers/shapes.ts"))};
export default shapes.${shape}.build(${options}).target;\n`;
}

interface Reported {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Runs the test files of a folder. @returns How the tests of each ended. */
async function vitestIn(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, readonly string[]>> {
  const report = join(folder, "report.json");
  const vitest = packageFile("node_modules/vitest/vitest.mjs");
  const { out } = await run(
    process.execPath,
    [vitest, "run", "--root", folder, "--no-isolate", "--reporter=json", `--outputFile=${report}`],
    env,
  );
  const reported: Reported = await readFile(report, "utf8").then(JSON.parse, () => {
    throw new Error(out);
  });
  return new Map(
    reported.testResults.map(({ name, assertionResults }) => [
      name.replace(/.*\//, ""),
      assertionResults.map(({ status }) => status),
    ]),
  );
}

async function folderForVitest(): Promise<string> {
  const folder = await temporaryFolder(packageFile("test"));
  const config = { resolve: { alias: { hubhook: packageFile("src/index.ts") } } };
  await writeFile(join(folder, "vitest.config.js"), `export default ${JSON.stringify(config)};`);
  return folder;
}

describe("a test file for Vitest", () => {
  it("fails on a module as it was, and passes on it mended", async () => {
    const folder = await folderForVitest();
    for (const [index, row] of ROWS.entries()) {
      const module = join(folder, `app-${index}.ts`);
      await writeFile(module, moduleOf(row, false));
      const { code } = await runCli([
        ...fuzzArguments(row, module),
        "--emit",
        `vitest=${folder}/tests-${index}.test.ts`,
      ]);
      expect({ ...row, code }).toEqual({ ...row, code: 1 });
      const text = await readFile(join(folder, `tests-${index}.test.ts`), "utf8");
      expect({ ...row, requests: text.includes("await post("), cases: text.includes("await fuzz(") }).toEqual(row);
    }
    const before = await vitestIn(folder);
    expect([...before.keys()].sort()).toEqual(ROWS.map((_, index) => `tests-${index}.test.ts`));
    expect(new Set([...before.values()].flat())).toEqual(new Set(["failed"]));

    for (const [index, row] of ROWS.entries()) await writeFile(join(folder, `app-${index}.ts`), moduleOf(row, true));
    const after = await vitestIn(folder);
    expect([...after.values()].map((statuses) => statuses.length)).toEqual(
      [...before.values()].map((all) => all.length),
    );
    expect(new Set([...after.values()].flat())).toEqual(new Set(["passed"]));
  });

  it.each(ROWS.filter(({ requests }) => requests).slice(-1))(
    "does the same over HTTP for $shape that $flaw",
    async (row) => {
      const { build } = shapes[row.shape];
      const folder = await folderForVitest();
      const url = await listening(await build({ secret: SECRET, flaw: row.flaw }).server());
      await runCli([...fuzzArguments(row, url), "--emit", `vitest=${folder}/a.test.ts`]);
      expect(new Set((await vitestIn(folder)).get("a.test.ts"))).toEqual(new Set(["failed"]));
      const mended = await listening(await build({ secret: SECRET }).server());
      expect(new Set((await vitestIn(folder, { HUBHOOK_URL: mended })).get("a.test.ts"))).toEqual(new Set(["passed"]));
    },
  );

  it("starts what hubhook started", async () => {
    const folder = await folderForVitest();
    const start = (flaw: string): string =>
      `WEBHOOK_SECRET=$HUBHOOK_SECRET exec ${process.execPath} ${packageFile("test/consumers/main.ts")} hono ${flaw}`;
    const file = join(folder, "a.test.ts");
    const url = "http://127.0.0.1/webhook";
    const flawed = start("--flaw expects-json");
    const again = `${file} is for this`;
    const empty = finding({
      expected: "survived",
      found: { check: "survives-malformed-body", seed: 42, path: "11:0" },
      request: { ...REQUEST, body: "" },
    });
    const text = vitestFile(resultOf(failed(empty)), {
      ...EMITTING,
      again: () => again,
      subject: { kind: "command", command: flawed, url },
    });
    await writeFile(file, text ?? "");
    expect((await vitestIn(folder)).get("a.test.ts")).toEqual(["failed"]);
    await writeFile(file, (text ?? "").replace(" --flaw expects-json", ""));
    expect((await vitestIn(folder)).get("a.test.ts")).toEqual(["passed"]);
  });

  it("is TypeScript that compiles, whatever comes from outside", async () => {
    const folder = await temporaryFolder(packageFile("test"));
    const results = fc.sample(hostileResult, { numRuns: 15, seed: 1 });
    const kinds = [
      { kind: "module", path: "./app.ts", url: "http://a.example/" },
      { kind: "command", command: "run '\\", url: "http://a.example/" },
      { kind: "url", url: "http://a.example/" },
    ] as const;
    for (const [index, result] of results.entries()) {
      const subject = kinds[index % kinds.length] ?? kinds[0];
      const checks = [...result.checks, failed(finding({ symptom: "gone", expected: "comparison" }))];
      const text = vitestFile({ ...result, checks }, { ...EMITTING, subject });
      await writeFile(join(folder, `${index}.ts`), text ?? "");
    }
    expect(await typeErrorsIn(folder)).toBe("");
  });

  it("is none when nothing failed", () => {
    expect(vitestFile(resultOf(), EMITTING)).toBeNull();
    expect(pytestFile(resultOf(), EMITTING)).toBeNull();
  });
});

const EMITTING: EmitOptions = {
  subject: { kind: "url", url: "http://127.0.0.1:3000/webhook" },
  secret: SECRET,
  secretIn: "header",
  aim: { say: [], watched: [], domains: [], events: undefined },
  sources: [],
  timeoutMs: 10_000,
  again: () => "hubhook fuzz",
};

describeWithPython("a test file for Python", ["unittest"], () => {
  it.each(ROWS)("fails on $shape that $flaw, and passes on it mended", async (row) => {
    const { build } = shapes[row.shape];
    const file = join(await temporaryFolder(), "test_app.py");
    const url = await listening(await build({ secret: SECRET, flaw: row.flaw }).server());
    const { err } = await runCli([...fuzzArguments(row, url), "--emit", `pytest=${file}`]);
    if (!row.requests) {
      expect(err).toContain(`Wrote no ${file}: nothing failed that a test can show.`);
      return;
    }
    const before = await run(PYTHON, [file]);
    const [, count] = /Ran (\d+) tests?/.exec(before.out) ?? [];
    expect(before.out).toMatch(new RegExp(`FAILED \\(failures=${count}\\)`));
    const mended = await listening(await build({ secret: SECRET }).server());
    expect(await run(PYTHON, [file], { HUBHOOK_URL: mended })).toMatchObject({ code: 0 });
  });

  it("is Python that compiles, whatever comes from outside", async () => {
    const folder = await temporaryFolder();
    for (const [index, result] of fc.sample(hostileResult, { numRuns: 15, seed: 1 }).entries())
      await writeFile(join(folder, `t${index}.py`), pytestFile(result, EMITTING) ?? "");
    expect(await run(PYTHON, ["-W", "error", "-m", "compileall", "-q", folder])).toEqual({ code: 0, out: "" });
  });

  it("says in words what takes more than one request", () => {
    const crash = finding({ symptom: "gone", expected: "comparison" });
    const text = pytestFile(resultOf(failed(finding(), crash)), EMITTING) ?? "";
    expect(text).toContain("    # No test: it takes more than the status of one answer.\n    # Again: hubhook fuzz\n");
    expect(text.match(/def test_/g)).toHaveLength(1);
  });

  it("reads a literal as the text that was put in", async () => {
    const texts = fc.sample(hostileText, { numRuns: 200, seed: 1 }).map((text) => text.toWellFormed());
    const program = `import sys\nfor text in [${texts.map(quoted).join(",")}]: sys.stdout.buffer.write(text.encode().hex().encode() + b"\\n")`;
    const { out } = await run(PYTHON, ["-c", program]);
    expect(out.split("\n").slice(0, -1)).toEqual(texts.map((text) => Buffer.from(text).toString("hex")));
  });
});

describe("text as source code", () => {
  it("is read by JavaScript as the text that was put in", () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom("", "s3cret", "a'b\\c"), (text, secret) => {
        expect(runInNewContext(quoted(text))).toBe(text);
        expect(runInNewContext(`[${chunksOf(text.repeat(9)).join(",")}].join("")`)).toBe(text.repeat(9).toWellFormed());
        const around = `${text}${secret}${text}`;
        expect(runInNewContext(withVariable(around, secret, "secret"), { secret })).toBe(around);
      }),
    );
  });

  it("stays in its comment", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const line of commentLines("//", text)) expect(line).toMatch(/^\/\/[^\r\n\u2028\u2029]*$/);
      }),
    );
  });
});
