/**
 * What a merge of two lines of commits comes to, file by file: a path that only one of the two changed is taken from that
 * one, a path that both changed in different ways is a conflict. Lines within a file are not merged.
 */
import { fileAt, filesIn, withFile, without, type Folder } from "../file-tree.ts";

export interface Merge {
  /** All files after the merge. Where there are conflicts, ours. */
  readonly files: Folder;
  /** The paths that both sides changed, in alphabetical order. */
  readonly conflicts: readonly string[];
}

/** @param start - The files that both `ours` and `theirs` came from. */
export function mergeFiles(start: Folder, ours: Folder, theirs: Folder): Merge {
  if (start === theirs) return { files: ours, conflicts: [] };
  const conflicts: string[] = [];
  const paths = [...new Set([...filesIn(start), ...filesIn(theirs)].map(([path]) => path))].sort();
  const changes = paths.flatMap((path) => {
    const [was, our, their] = [start, ours, theirs].map((tree) => fileAt(tree, path));
    const isDone = was?.oid === their?.oid || our?.oid === their?.oid; // they left it alone, or did as we did
    if (isDone) return [];
    if (was?.oid === our?.oid) return [{ path, their }];
    conflicts.push(path);
    return [];
  });
  let files = ours;
  for (const { path, their } of changes) if (their === undefined) files = without(files, path);
  for (const { path, their } of changes) {
    if (their === undefined) continue;
    const grown = withFile(files, path, their);
    if (grown === undefined) conflicts.push(path); // a file here, a folder there
    else files = grown;
  }
  return { files: conflicts.length === 0 ? files : ours, conflicts: conflicts.sort() };
}
