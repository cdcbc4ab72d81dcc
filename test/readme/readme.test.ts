/** The README is what people copy from: its code compiles and runs, its tables are fresh, its commands exist. */
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { withTables } from "../../scripts/generate/readme.ts";
import { runTests } from "../helpers/shown-tests.ts";
import { typeErrorsIn } from "../helpers/typecheck.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const run = promisify(execFile);
const readme = await readFile(packageFile("README.md"), "utf8");
const face = packageFile("src/index.ts");

/** The TypeScript of the README, each block as a module that imports hubhook from its sources. */
const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code);

/** A folder with what the code imports of the reader's own project. */
async function readersFolder(): Promise<string> {
  const folder = await temporaryFolder(packageFile("test"));
  await mkdir(join(folder, "src"));
  await writeFile(join(folder, "src/store.ts"), "export const store: Map<string, string> = new Map();\n");
  return folder;
}

describe("the README", () => {
  it("has fresh tables", () => {
    expect(withTables(readme)).toBe(readme);
  });

  it("names only commands and options that exist", async () => {
    const help = async (...words: readonly string[]): Promise<string> =>
      (await run(process.execPath, [packageFile("src/cli/main.ts"), ...words, "--help"])).stdout;
    const all = [...(await help()).matchAll(/^ {2}(\w+) \[/gm)].map(([, name = ""]) => name);
    expect(all).toContain("fuzz");
    const shown = [...readme.matchAll(/hubhook (\w+)([^\n`]*)/g)].filter(([, command = ""]) => all.includes(command));
    expect(all.filter((command) => !shown.some(([, name]) => name === command))).toEqual([]);
    for (const [, command = "", rest = ""] of shown) {
      const known = await help(command);
      for (const [option = ""] of rest.matchAll(/(?<=\s)--?[a-z][a-z-]*/g))
        expect(known, `${command} ${option}`).toContain(option);
    }
  });

  it("shows code that compiles", async () => {
    expect(blocks.length).toBeGreaterThan(3);
    const folder = await readersFolder();
    for (const [index, code] of blocks.entries()) await writeFile(join(folder, `block-${index}.ts`), code);
    expect(await typeErrorsIn(folder)).toBe("");
  });

  it("says what its code prints", async () => {
    const folder = await readersFolder();
    const runnable = blocks.filter((code) => !code.includes('from "vitest"'));
    for (const [index, code] of runnable.entries()) {
      const file = join(folder, `run-${index}.ts`);
      await writeFile(file, code.replace('"hubhook"', JSON.stringify(pathToFileURL(face).href)));
      const { stdout } = await run(process.execPath, [file]);
      if (code.includes('from "node:test"')) {
        expect(stdout).toMatch(/pass [1-9]\d*\n[^]*fail 0\n/);
        continue;
      }
      const promised = [...code.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment = ""]) => comment);
      const printed = stdout
        .trimEnd()
        .split("\n")
        .filter((line) => line !== "");
      expect(printed).toHaveLength(promised.length);
      for (const [line, comment] of promised.entries())
        expect(sameWords(printed[line] ?? "", comment), `${comment} / ${printed[line]}`).toBe(true);
    }
  });

  it("shows tests that pass", async () => {
    const tests = blocks.filter((code) => code.includes('from "vitest"'));
    expect(tests.length).toBeGreaterThan(1);
    const files = Object.fromEntries(tests.map((code, index) => [`block-${index}.test.ts`, code]));
    expect(await runTests(files)).toMatch(new RegExp(`Test Files .*${tests.length} passed`));
  });
});

/** Compares by words, up to an ellipsis. */
function sameWords(printed: string, promised: string): boolean {
  const words = (text: string): readonly string[] => text.match(/[\w-]+/g) ?? [];
  const [before = ""] = promised.split("…");
  return words(before).every((word, index) => words(printed)[index] === word);
}
