/** Files that are written whole or not at all: who reads one never sees half of it, nor an old one that was begun anew. */
import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, UnableError, UsageError } from "../base/index.ts";

/**
 * Makes the folder that a file is to be in, so that a wrong path is known before there is anything to lose.
 * @throws UsageError if the path is a folder's, UnableError if there can be no such folder.
 */
export async function makeRoomFor(file: string): Promise<void> {
  if (await isFolder(file)) {
    throw new UsageError(`Failed to write "${file}": that is a folder. Name a file in it.`);
  }
  await mkdir(dirname(file), { recursive: true }).catch((thrown: unknown) => {
    throw new UnableError(`Failed to make the folder of "${file}": ${messageOf(thrown)}. Name another file.`, {
      cause: thrown,
    });
  });
}

/** Writes beside the file, then renames. What is no file, such as a pipe, is written to. @throws UnableError if that fails. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString("hex")}.part`;
  try {
    if (await isOther(file)) return await writeFile(file, text);
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw new UnableError(`Failed to write "${file}": ${messageOf(thrown)}. Name a file that can be written.`, {
      cause: thrown,
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Whether there is something that is neither a file nor a folder. */
async function isOther(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
