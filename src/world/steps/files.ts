/** Files written and deleted, in a commit or in a bucket. */
import type { Change } from "../action.ts";
import { entryAt, filesIn, withFile, without, type Folder } from "../file-tree.ts";
import type { Stage } from "../stage.ts";
import { storedFile, type StoredFile } from "../stored-file.ts";
import { EntryNotFoundError, InvalidActionError } from "../world-error.ts";
import { checkPath } from "./rules.ts";

/** What a change does, path by path: first what it writes, then what it deletes. */
export type FileChange =
  | { readonly kind: "add"; readonly path: string; readonly file: StoredFile }
  | { readonly kind: "delete"; readonly path: string };

/**
 * The single changes that a change consists of.
 * @throws EntryNotFoundError if there is nothing to delete. @throws InvalidActionError if it contradicts itself.
 */
export function fileChanges(
  stage: Stage,
  before: Folder,
  { files = {}, deletions = [] }: Pick<Change, "files" | "deletions">,
): readonly FileChange[] {
  const added = Object.entries(files);
  for (const [path] of added) checkPath(stage, path);
  const deleted = new Set(deletions.flatMap((path) => filesAt(stage, before, path)));
  const both = added.find(([path]) => deleted.has(path));
  if (both !== undefined) {
    throw new InvalidActionError(stage.doing, `"${both[0]}" is both written and deleted`, "Do one of the two.");
  }
  return [
    ...added.map(([path, content]): FileChange => ({ kind: "add", path, file: storedFile(content) })),
    ...[...deleted].map((path): FileChange => ({ kind: "delete", path })),
  ];
}

/** A file, or all files in a folder if the path ends with a slash. */
function filesAt(stage: Stage, tree: Folder, path: string): readonly string[] {
  const plain = path.endsWith("/") ? path.slice(0, -1) : path;
  checkPath(stage, plain);
  const entry = entryAt(tree, plain);
  if (entry?.kind === "file" && plain === path) return [path];
  if (entry?.kind === "folder" && plain !== path) return filesIn(entry).map(([inner]) => path + inner);
  throw new EntryNotFoundError(stage.doing, path);
}

/** The files after a change. @throws InvalidActionError if one path would be a file and a folder. */
export function changed(stage: Stage, before: Folder, changes: readonly FileChange[]): Folder {
  let tree = before;
  for (const change of changes) if (change.kind === "delete") tree = without(tree, change.path);
  for (const change of changes) {
    if (change.kind === "delete") continue;
    const grown = withFile(tree, change.path, change.file);
    if (grown === undefined) {
      throw new InvalidActionError(
        stage.doing,
        `"${change.path}" can't be written: it is a folder, or a folder on its way is a file`,
        "Take another path, or delete what is there in the same change.",
      );
    }
    tree = grown;
  }
  return tree;
}
