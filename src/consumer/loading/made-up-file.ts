/**
 * A file for a module that no package holds. It is one of its own rather than a source that a hook returns, because CommonJS
 * of Node.js 22 takes none from a hook. It holds nothing but names: the values stay in this process.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PlatformModule } from "./platform-modules.ts";

const SHELF_NAME = "hubhook.platform-modules";

/** Where the files find their values. */
const shelf = new Map<string, PlatformModule>();
Reflect.set(globalThis, Symbol.for(SHELF_NAME), shelf);

export interface MadeUpFiles {
  /** @returns The URL of a file that exports what `made` holds; a new one for each call. */
  fileFor(made: PlatformModule): string;
  remove(): void;
}

/** Files of one load, in a folder that is there once there are some, and goes with the process at the latest. */
export function madeUpFiles(): MadeUpFiles {
  let folder: string | undefined;
  const remove = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
    process.removeListener("exit", remove);
  };
  const newFolder = (): string => {
    process.once("exit", remove);
    return mkdtempSync(join(tmpdir(), "hubhook-"));
  };
  return {
    fileFor(made) {
      folder ??= newFolder();
      const key = `${shelf.size + 1}`;
      shelf.set(key, made);
      const file = join(folder, `${key}.mjs`);
      writeFileSync(file, sourceOf(key, made));
      return pathToFileURL(file).href;
    },
    remove,
  };
}

function sourceOf(key: string, made: PlatformModule): string {
  const names = Object.keys(made).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  const lines = names.map((name) => `const $${name} = made[${JSON.stringify(name)}]; export { $${name} as ${name} };`);
  return [
    `const made = globalThis[Symbol.for(${JSON.stringify(SHELF_NAME)})].get(${JSON.stringify(key)});`,
    ...lines,
    "export default made;\n",
  ].join("\n");
}
