/** A folder for one test. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/**
 * A new, empty folder that goes when the test ends.
 * @param parent - Where it is made. Its name starts with a dot: nothing that looks through a source folder sees it.
 */
export async function temporaryFolder(parent: string = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, ".hubhook-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
