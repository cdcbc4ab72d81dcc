/** A project in a folder of its own, as a test writes it: paths and texts. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.ts";

export type ProjectFiles = Readonly<Record<string, string>>;

/** @returns The absolute path of the folder. */
export async function projectFolder(files: ProjectFiles): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}
