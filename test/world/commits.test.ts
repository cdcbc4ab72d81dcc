import { describe, expect, it } from "vitest";
import { commitAt, commitsUpTo, fileAt, type Action } from "../../src/world/index.ts";
import { ON_BERT, proposing } from "./actions.ts";
import { AT_FIRST_MS, bertIn, sceneWith, who } from "./scene.ts";

const COMMIT: Action = { kind: "commit", ...ON_BERT, revision: "main" };
const PROPOSE = proposing("a");

describe("a commit", () => {
  it.each([
    [{}, "Empty commit"],
    [{ files: { "b.txt": "" } }, "Upload b.txt"],
    [{ deletions: ["a.txt"] }, "Delete a.txt"],
    [{ files: { "b.txt": "" }, deletions: ["a.txt"] }, "Change 2 files"],
    [{ files: { "b.txt": "" }, summary: "Say it" }, "Say it"],
  ])("is called by what it does, or as it is told to: %j", (change, summary) => {
    const scene = sceneWith([{ ...COMMIT, files: { "a.txt": "a" } }]);
    expect(scene.act({ kind: "commit", ...ON_BERT, revision: "main", ...change }).result).toMatchObject({ summary });
  });

  it("is by whoever made it, at the time when it was made, on top of the one before", () => {
    const scene = sceneWith();
    const parent = commitAt(bertIn(scene), "main")?.sha;
    const kept = { author: who(scene, "ada"), parent, atMs: AT_FIRST_MS };
    expect(scene.act(COMMIT).result).toEqual({
      ...kept,
      sha: expect.any(String),
      summary: "Empty commit",
      description: "",
      files: expect.anything(),
    });
    expect(scene.act({ kind: "commit", ...ON_BERT, revision: "main", description: "Well." }).result).toMatchObject({
      description: "Well.",
    });
  });

  it("that a repo starts with is by the system, and says which files are large", () => {
    const scene = sceneWith();
    const commit = commitAt(bertIn(scene), "main");
    expect(commit).toMatchObject({
      summary: "initial commit",
      description: "",
      parent: null,
      author: { name: "system" },
    });
    const attributes = commit && fileAt(commit.files, ".gitattributes");
    expect(new TextDecoder().decode(attributes?.content)).toContain(
      "*.safetensors filter=lfs diff=lfs merge=lfs -text\n",
    );
  });

  it("takes the place of all before it when a branch is squashed, with the files as they were", () => {
    const scene = sceneWith([{ ...COMMIT, files: { "a.txt": "a" } }]);
    const files = commitAt(bertIn(scene), "main")?.files;
    const { sha } = scene.act({ kind: "super-squash", ...ON_BERT, branch: "main" }).result;
    expect([...commitsUpTo(bertIn(scene), sha)]).toEqual([
      {
        sha,
        parent: null,
        summary: "Super-squash branch 'main'",
        description: "",
        author: who(scene, "ada"),
        atMs: AT_FIRST_MS + 1_000,
        files,
      },
    ]);
    expect(scene.act({ kind: "super-squash", ...ON_BERT, branch: "main", message: "Anew" }).result.summary).toBe(
      "Anew",
    );
  });

  it("that merges is by who merges, and called like the pull request", () => {
    const scene = sceneWith([PROPOSE]);
    const parent = commitAt(bertIn(scene), "main")?.sha;
    scene.act({ kind: "merge", ...ON_BERT, num: 1 });
    expect(commitAt(bertIn(scene), "main")).toMatchObject({
      parent,
      summary: "A change (#1)",
      description: "",
      author: who(scene, "ada"),
      atMs: AT_FIRST_MS + 1_000,
    });
  });
});

describe("a branch", () => {
  const dev: Action = { kind: "create-branch", ...ON_BERT, branch: "dev" };
  const ahead: Action = { ...COMMIT, revision: "dev", files: { "d.txt": "" } };
  const summaryAt = (more: object, before: readonly Action[] = [dev, ahead]): unknown => {
    const scene = sceneWith(before);
    scene.act({ kind: "create-branch", ...ON_BERT, branch: "dev", ...more });
    const head = commitAt(bertIn(scene), "dev");
    return [head?.summary, head?.author.name, head?.description];
  };

  it("stays when it is overwritten with nothing said of where to, and moves to where it is told", () => {
    expect(summaryAt({ overwrite: true })).toEqual(["Upload d.txt", "ada", ""]);
    expect(summaryAt({ overwrite: true, startingPoint: "main" })).toEqual(["initial commit", "system", ""]);
    expect(summaryAt({ overwrite: true }, [])).toEqual(["initial commit", "system", ""]);
  });

  it("can be emptied by overwriting it: it is at a commit of the system then, without files", () => {
    const scene = sceneWith([dev, ahead]);
    scene.act({ kind: "create-branch", ...ON_BERT, branch: "dev", overwrite: true, empty: true });
    const head = commitAt(bertIn(scene), "dev");
    expect(head).toMatchObject({
      summary: "initial commit",
      description: "",
      parent: null,
      author: { name: "system" },
    });
    expect(head && fileAt(head.files, "d.txt")).toBeUndefined();
  });
});
