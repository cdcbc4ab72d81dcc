/** The files in the folder where a command runs that may name the consumer. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { NAMING_FILES, type NamingFile } from "../report/index.ts";

/** A longer file is generated, or data. */
const LONGEST_FILE = 1_000_000;

/** Those that are there and can be read, in the order of `NAMING_FILES`. */
export async function namingFilesIn(folder: string): Promise<readonly NamingFile[]> {
  const files = await Promise.all(
    NAMING_FILES.map(async (path) => {
      const text = await readFile(join(folder, path), "utf8").catch(() => null);
      return text === null || text.length > LONGEST_FILE ? [] : [{ path, text }];
    }),
  );
  return files.flat();
}
