/**
 * Builds what npm publishes: JavaScript and declarations of src/ and generated/.
 *   npm run build                  into dist/
 *   npm run build -- --out DIR     into another folder
 */
import { spawnSync } from "node:child_process";
import { chmod, copyFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { out: { type: "string", default: "dist" } } });
const out = resolve(values.out);

await rm(out, { recursive: true, force: true });
const compiler = resolve("node_modules/typescript/bin/tsc");
const compiled = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", out], {
  stdio: ["ignore", 2, 2], // what it says are errors
});
if (compiled.status !== 0) process.exit(1);

// The compiler leaves alone what is no TypeScript.
for (const file of ["generated/validators.js", "generated/validators.d.ts", "src/reach/agents/sitecustomize.py"])
  await copyFile(file, join(out, file));
await chmod(join(out, "src/cli/main.js"), 0o755);
