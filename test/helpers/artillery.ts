/** Tests that need Artillery: a visible skip where it is missing, a failure where skips are forbidden. */
import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageFile } from "../../src/base/index.ts";
import { describeNeeding } from "./needing.ts";

/** The Artillery that `node scripts/artillery-env.ts` sets up. */
export const ARTILLERY: string = packageFile(".artillery/node_modules/artillery");

const HELP = "there is no .artillery: run node scripts/artillery-env.ts";

export function describeWithArtillery(title: string, body: () => void): void {
  describeNeeding("Artillery", existsSync(packageFile(".artillery/installed-version")), HELP, title, body);
}

/** Makes a folder a project that has hubhook, from its sources. */
export async function installHubhook(folder: string): Promise<void> {
  const installed = join(folder, "node_modules/hubhook");
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, "package.json"), JSON.stringify({ type: "module", exports: "./index.js" }));
  const face = pathToFileURL(packageFile("src/index.ts")).href;
  await writeFile(join(installed, "index.js"), `export * from ${JSON.stringify(face)};\n`);
}

/** Gives a project Artillery, too. */
export async function installArtillery(folder: string): Promise<void> {
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(ARTILLERY, join(folder, "node_modules/artillery"));
}
