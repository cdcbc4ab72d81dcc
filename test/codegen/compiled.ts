/** Compiles TypeScript as its reader would: alone, strictly, with nothing around it. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";

const TSC = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");

/** @returns What the compiler has to say, a line for each error; empty if all is well. */
export async function errorsOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const options = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--isolatedDeclarations"];
  const args = [TSC, "--noEmit", "--declaration", "--types", "", "--lib", "es2023", ...options, ...Object.keys(files)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
      resolve(error === null ? "" : stdout + stderr);
    });
  });
}
