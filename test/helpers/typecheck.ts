/** Type-checks code as strictly as the project's own, where it imports hubhook by its name. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFile } from "../../src/base/index.ts";

/** @param folder - One of the project, with the TypeScript in it. @returns What the compiler says; empty if all is well. */
export async function typeErrorsIn(folder: string): Promise<string> {
  const config = {
    extends: packageFile("tsconfig.json"),
    compilerOptions: {
      isolatedDeclarations: false,
      declaration: false,
      rootDir: packageFile("."),
      paths: { hubhook: [packageFile("src/index.ts")], "hubhook/vitest": [packageFile("src/vitest/index.ts")] },
    },
    include: ["*.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  return await new Promise((resolve) => {
    const args = [packageFile("node_modules/typescript/bin/tsc"), "-p", folder];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve(error === null ? stdout : stdout + stderr || error.message),
    );
  });
}
