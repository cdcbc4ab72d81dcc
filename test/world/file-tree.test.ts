import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_FOLDER, entryAt, fileAt, filesIn, withFile, without, type Folder } from "../../src/world/file-tree.ts";
import { storedFile } from "../../src/world/stored-file.ts";

const put = (tree: Folder, path: string, text = path): Folder | undefined => withFile(tree, path, storedFile(text));

describe("a file tree", () => {
  it("finds files and folders by their paths", () => {
    const tree = put(EMPTY_FOLDER, "data/train/one.csv") ?? EMPTY_FOLDER;
    expect(entryAt(tree, "data/train")).toMatchObject({ kind: "folder" });
    expect(fileAt(tree, "data/train/one.csv")).toEqual(storedFile("data/train/one.csv"));
    expect(fileAt(tree, "data/train")).toBeUndefined();
    expect(entryAt(tree, "data/test/one.csv")).toBeUndefined();
    expect(entryAt(tree, "")).toBe(tree);
  });

  it("takes no file in the place of a folder, and no folder in the place of a file", () => {
    const tree = put(EMPTY_FOLDER, "data/one.csv") ?? EMPTY_FOLDER;
    expect(put(tree, "data")).toBeUndefined();
    expect(put(tree, "data/one.csv/more")).toBeUndefined();
  });

  it("loses a folder with its last file", () => {
    const tree = put(EMPTY_FOLDER, "a/b/c") ?? EMPTY_FOLDER;
    expect(entryAt(without(tree, "a/b/c"), "a")).toBeUndefined();
    expect(without(tree, "a/x/c")).toEqual(tree);
  });

  it("holds what a flat list of files holds", () => {
    const path = fc
      .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("/"));
    fc.assert(
      fc.property(fc.array(fc.tuple(path, fc.boolean()), { maxLength: 60 }), (changes) => {
        let tree = EMPTY_FOLDER;
        const flat = new Set<string>();
        for (const [path, isAdded] of changes) {
          const isBlocked = [...flat].some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
          const grown = isAdded ? put(tree, path) : undefined;
          if (isAdded) expect(grown === undefined).toBe(isBlocked);
          if (grown !== undefined) flat.add(path);
          if (!isAdded && flat.delete(path)) tree = without(tree, path);
          else tree = grown ?? tree;
        }
        expect(filesIn(tree).map(([path]) => path)).toEqual([...flat].sort());
        for (const path of flat) expect(fileAt(tree, path)).toEqual(storedFile(path));
      }),
    );
  });
});

describe("storedFile", () => {
  it("has the id that `git hash-object` gives it", () => {
    expect(storedFile("hello\n").oid).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
    expect(storedFile("").oid).toBe("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    expect(storedFile(new TextEncoder().encode("hello\n")).oid).toBe(storedFile("hello\n").oid);
  });

  it("keeps what it was given, whatever becomes of that", () => {
    const bytes = Uint8Array.of(1, 2);
    const file = storedFile(bytes);
    bytes[0] = 9;
    expect([...file.content]).toEqual([1, 2]);
  });
});
