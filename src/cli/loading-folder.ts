/** The folder of a load test: written anew as long as what is there is ours. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isRecord, messageOf, parsedJson, UnableError, UsageError } from "../base/index.ts";
import { isOwnFile, loadResult, REPORT_FILE, type LoadResult, type LoadSettings } from "../load/index.ts";
import { makeRoomFor, writeWhole } from "./whole-file.ts";

export interface LoadFolder {
  readonly path: string;
  /**
   * Writes all files or none, and takes away the report of an earlier run.
   * @throws UsageError if there is a file of one of the names that somebody else wrote, or has made theirs.
   */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** What the report says; undefined if there is none. */
  result(settings: LoadSettings): Promise<LoadResult | undefined>;
}

/** @param name - The folder as the user calls it. */
export async function openLoadFolder(path: string, name: string): Promise<LoadFolder> {
  const reportFile = join(path, REPORT_FILE);
  await makeRoomFor(reportFile);
  return {
    path,
    async write(files) {
      for (const file of Object.keys(files)) {
        const text = await textOf(join(path, file));
        if (text !== null && !isOwnFile(text)) throw foreign(join(name, file));
      }
      const report = await textOf(reportFile);
      if (report !== null && loadResult(parsedJson(report), { maxErrorPercent: 0, p99Ms: null }) === undefined) {
        throw foreign(join(name, REPORT_FILE));
      }
      await rm(reportFile, { force: true });
      for (const [file, text] of Object.entries(files)) await writeWhole(join(path, file), text);
    },
    async result(settings) {
      const report = await textOf(reportFile);
      return report === null ? undefined : loadResult(parsedJson(report), settings);
    },
  };
}

/** @returns `null` if there is no such file. */
async function textOf(file: string): Promise<string | null> {
  return await readFile(file, "utf8").catch((thrown: unknown) => {
    if (isRecord(thrown) && thrown["code"] === "ENOENT") return null;
    throw new UnableError(`Failed to read "${file}": ${messageOf(thrown)}. Name another folder with --out.`, {
      cause: thrown,
    });
  });
}

function foreign(file: string): UsageError {
  return new UsageError(
    `Failed to write "${file}": there is a file that hubhook did not write, or that was made somebody's own. ` +
      `Name another folder with --out.`,
  );
}
