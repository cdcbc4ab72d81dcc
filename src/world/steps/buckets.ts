/** Files of buckets, which are written and deleted without Git. Source of the event: hub docs, webhooks, 2026-08. */
import { MAX_UPDATED_FILES } from "../assumptions.ts";
import type { UpdatedFile } from "../../payload/index.ts";
import { putRepo, tell, type Steps } from "../stage.ts";
import { xetHashOf } from "../stored-file.ts";
import { InvalidActionError } from "../world-error.ts";
import { changed, fileChanges, type FileChange } from "./files.ts";
import { asBucket, writable } from "./find.ts";

export const bucketSteps: Steps<"write-bucket"> = {
  "write-bucket"(stage, action) {
    const before = asBucket(stage, writable(stage, action));
    const changes = fileChanges(stage, before.files, action);
    if (changes.length === 0) {
      throw new InvalidActionError(stage.doing, "there is nothing to write or delete", "Name at least one file.");
    }
    const bucket = putRepo(stage, { ...before, files: changed(stage, before.files, changes) });
    tell(stage, {
      name: "repo.content:update",
      repo: bucket,
      updatedFiles: changes.slice(0, MAX_UPDATED_FILES).map(updatedFile),
      isTruncated: changes.length > MAX_UPDATED_FILES,
    });
    return bucket;
  },
};

/** Overwriting a file is told as adding it. */
function updatedFile(change: FileChange): UpdatedFile {
  const { path } = change;
  if (change.kind === "delete") return { path, action: "delete" };
  return { path, action: "add", xetHash: xetHashOf(change.file), size: change.file.content.length };
}
