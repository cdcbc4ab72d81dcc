/**
 * Files in folders, as Git keeps them: a change makes new folders on the way to the file, and shares all others.
 * Paths have slashes between their parts, and none at either end. A folder with nothing in it does not exist.
 */
import { emptyMap, type PersistentMap } from "./persistent-map.ts";
import type { StoredFile } from "./stored-file.ts";

export interface Folder {
  readonly kind: "folder";
  /** By the name in this folder. */
  readonly entries: PersistentMap<Folder | StoredFile>;
}

export const EMPTY_FOLDER: Folder = { kind: "folder", entries: emptyMap() };

/** The file or folder at a path; the folder itself for an empty path. */
export function entryAt(root: Folder, path: string): Folder | StoredFile | undefined {
  if (path === "") return root;
  let entry: Folder | StoredFile | undefined = root;
  for (const part of path.split("/")) entry = entry?.kind === "folder" ? entry.entries.get(part) : undefined;
  return entry;
}

/** The file at a path. */
export function fileAt(root: Folder, path: string): StoredFile | undefined {
  const entry = entryAt(root, path);
  return entry?.kind === "file" ? entry : undefined;
}

/** All files in a folder and below it, with their paths, in the order of these. */
export function filesIn(root: Folder): readonly (readonly [path: string, file: StoredFile])[] {
  return unsorted(root, "").sort(([a], [b]) => (a < b ? -1 : 1));
}

function unsorted({ entries }: Folder, prefix: string): (readonly [path: string, file: StoredFile])[] {
  return entries.entries().flatMap(([name, entry]) => {
    const path = prefix + name;
    return entry.kind === "file" ? [[path, entry] as const] : unsorted(entry, `${path}/`);
  });
}

/** The tree with a file at a path; undefined if there is a folder, or a file where a folder has to be. */
export function withFile(root: Folder, path: string, file: StoredFile): Folder | undefined {
  const slash = path.indexOf("/");
  const name = slash === -1 ? path : path.slice(0, slash);
  const there = root.entries.get(name);
  if (slash === -1)
    return there?.kind === "folder" ? undefined : { kind: "folder", entries: root.entries.with(name, file) };
  if (there?.kind === "file") return undefined;
  const inner = withFile(there ?? EMPTY_FOLDER, path.slice(slash + 1), file);
  return inner && { kind: "folder", entries: root.entries.with(name, inner) };
}

/** The tree without what is at a path; folders that this leaves empty go, too. */
export function without(root: Folder, path: string): Folder {
  const slash = path.indexOf("/");
  if (slash === -1) return { kind: "folder", entries: root.entries.without(path) };
  const name = path.slice(0, slash);
  const there = root.entries.get(name);
  if (there?.kind !== "folder") return root;
  const inner = without(there, path.slice(slash + 1));
  const entries = inner.entries.size === 0 ? root.entries.without(name) : root.entries.with(name, inner);
  return { kind: "folder", entries };
}
