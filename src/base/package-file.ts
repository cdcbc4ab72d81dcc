/** Where hubhook's own files are, wherever it is installed: the code runs from `src/` or, once built, from `dist/src/`. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The absolute path of a file or folder of the package, such as `schemas`. */
export function packageFile(path: string): string {
  const source = new URL("../../", import.meta.url);
  const isBuilt = !existsSync(new URL("package.json", source));
  return fileURLToPath(new URL(path, isBuilt ? new URL("../", source) : source));
}
