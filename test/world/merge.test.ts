import { describe, expect, it } from "vitest";
import { filesIn, findRepo, mergeOf, type Action, type Merge } from "../../src/world/index.ts";
import { bert, sceneWith } from "./scene.ts";

const on = { by: "ada", repo: bert };
const START: Action = { kind: "commit", ...on, revision: "main", files: { a: "1", b: "1", "c/d": "1" } };

/** What pull request #1 comes to, against what was pushed to main meanwhile. */
function mergeAfter(
  theirs: object,
  ours: object,
  more: readonly Action[] = [],
): Merge & { readonly paths: readonly string[] } {
  const open: Action = { kind: "open-pull-request", ...on, title: "A change", text: "", change: theirs };
  const { world } = sceneWith([START, open, { kind: "commit", ...on, revision: "main", ...ours }, ...more]);
  const repo = findRepo(world, bert);
  const pullRequest = repo?.type === "model" ? repo.discussions.get("1") : undefined;
  if (repo?.type !== "model" || pullRequest?.isPullRequest !== true) throw new Error("there is no pull request #1");
  const merge = mergeOf(repo, pullRequest);
  return {
    ...merge,
    paths: filesIn(merge.files)
      .map(([path]) => path)
      .filter((path) => path !== ".gitattributes"),
  };
}

describe("mergeOf", () => {
  it("takes what either side has changed", () => {
    const { paths, conflicts } = mergeAfter(
      { files: { new: "2" }, deletions: ["a"] },
      { files: { b: "2" }, deletions: ["c/"] },
    );
    expect({ paths, conflicts }).toEqual({ paths: ["b", "new"], conflicts: [] });
  });

  it("finds no conflict where both did the same", () => {
    const { conflicts } = mergeAfter({ files: { a: "2" }, deletions: ["b"] }, { files: { a: "2" }, deletions: ["b"] });
    expect(conflicts).toEqual([]);
  });

  it("names each path that both changed in different ways, and then keeps ours", () => {
    const { paths, conflicts } = mergeAfter(
      { files: { "c/d": "2", new: "2" }, deletions: ["a"] },
      { files: { a: "2", "c/d": "3" } },
    );
    expect({ paths, conflicts }).toEqual({ paths: ["a", "b", "c/d"], conflicts: ["a", "c/d"] });
  });

  it("names conflicts in alphabetical order, whatever they are about", () => {
    const { conflicts } = mergeAfter(
      { files: { new: "2", b: "2", a: "2" } },
      { files: { "new/b": "2", b: "3", a: "3", "aa/b": "2" } },
    );
    expect(conflicts).toEqual(["a", "b", "new"]);
    expect(mergeAfter({ files: { b: "2", aa: "2" } }, { files: { "aa/b": "2", b: "3" } }).conflicts).toEqual([
      "aa",
      "b",
    ]);
  });

  it("lets a folder take the place of a deleted file, but not of one that is there", () => {
    expect(mergeAfter({ files: { "a/b": "2" }, deletions: ["a"] }, {}).paths).toEqual(["a/b", "b", "c/d"]);
    expect(mergeAfter({ files: { new: "2" } }, { files: { "new/b": "2" } }).conflicts).toEqual(["new"]);
  });

  it("has nothing to merge once the ref is gone", () => {
    const end: readonly Action[] = [
      { kind: "change-status", ...on, num: 1, status: "closed" },
      { kind: "delete-pull-request-ref", ...on, num: 1 },
    ];
    const { paths, conflicts } = mergeAfter({ files: { new: "2" } }, {}, end);
    expect({ paths, conflicts }).toEqual({ paths: ["a", "b", "c/d"], conflicts: [] });
  });
});
