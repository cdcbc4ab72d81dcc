import { describe, expect, it } from "vitest";
import {
  commitAt,
  commitsUpTo,
  createWorld,
  apply,
  discussionsOf,
  fileAt,
  findRepo,
  type Action,
  type DiscussionState,
  type GitRepo,
} from "../../src/world/index.ts";
import { bert, demo, logs, sceneWith, type Scene } from "./scene.ts";

const ON_BERT = { by: "ada", repo: bert };
const ON_ONE = { ...ON_BERT, num: 1 };
const COMMIT: Action = { kind: "commit", ...ON_BERT, revision: "main" };
const OPEN: Action = { kind: "open-discussion", by: "bob", repo: bert, title: "A question", text: "Why?" };
const PROPOSE: Action = {
  kind: "open-pull-request",
  by: "bob",
  repo: bert,
  title: "A change",
  text: "",
  change: { files: { "a.txt": "a" }, description: "At last." },
};
/** When the scene is set; each action after it comes a second later. */
const START_MS = 1_767_225_608_000;

const bertIn = ({ world }: Scene): GitRepo => {
  const repo = findRepo(world, bert);
  if (repo === undefined || repo.type === "bucket") throw new Error("there is no such Git repo");
  return repo;
};
const first = ({ world }: Scene): DiscussionState | undefined => {
  const repo = findRepo(world, bert);
  return repo === undefined || repo.type === "bucket" ? undefined : repo.discussions.get("1");
};
const who = (scene: Scene, name: string): object => ({ id: scene.world.namespaces.get(name)?.id, name });

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
    const kept = { author: who(scene, "ada"), parent, atMs: START_MS + 1_000 };
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
        atMs: START_MS + 2_000,
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
    scene.act({ kind: "merge", ...ON_ONE });
    expect(commitAt(bertIn(scene), "main")).toMatchObject({
      parent,
      summary: "A change (#1)",
      description: "",
      author: who(scene, "ada"),
      atMs: START_MS + 2_000,
    });
  });
});

describe("a timeline", () => {
  it("tells what was said, and by whom and when, with the texts that a comment had", () => {
    const scene = sceneWith([OPEN]);
    const { id: commentId } = scene.act({ kind: "comment", ...ON_ONE, text: "So." }).result;
    scene.act({ kind: "edit-comment", ...ON_ONE, commentId, text: "Therefore." });
    const [opening, comment] = first(scene)?.timeline ?? [];
    const atMs = START_MS + 1_000;
    expect(opening).toEqual({
      kind: "comment",
      id: expect.any(String),
      author: who(scene, "bob"),
      atMs,
      versions: [{ text: "Why?", atMs }],
      hidden: false,
    });
    expect(comment).toMatchObject({
      id: commentId,
      author: who(scene, "ada"),
      versions: [
        { text: "So.", atMs: atMs + 1_000 },
        { text: "Therefore.", atMs: atMs + 2_000 },
      ],
      hidden: false,
    });
    expect(scene.act({ kind: "hide-comment", ...ON_ONE, commentId }).result).toMatchObject({ hidden: true });
    expect(first(scene)?.timeline).toMatchObject([{ hidden: false }, { hidden: true, versions: { length: 2 } }]);
  });

  it("tells of titles, statuses and commits between the comments", () => {
    const scene = sceneWith([PROPOSE]);
    scene.act({ kind: "rename-discussion", ...ON_ONE, title: "The change" });
    scene.act({ kind: "commit", ...ON_ONE, revision: "refs/pr/1", summary: "More" });
    scene.act({ kind: "change-status", ...ON_ONE, status: "closed", comment: "No." });
    scene.act({ kind: "change-status", ...ON_ONE, status: "open" });
    const { result: merged } = scene.act({ kind: "merge", ...ON_ONE, comment: "Yes." });
    const [by, atMs] = [who(scene, "ada"), START_MS + 1_000];
    expect(merged.timeline).toMatchObject([
      { kind: "comment", author: who(scene, "bob"), atMs },
      { kind: "commit", author: who(scene, "bob"), atMs, summary: "Upload a.txt" },
      { kind: "title-change", author: by, atMs: atMs + 1_000, from: "A change", to: "The change" },
      {
        kind: "commit",
        author: by,
        atMs: atMs + 2_000,
        summary: "More",
        sha: commitAt(bertIn(scene), "refs/pr/1")?.sha,
      },
      { kind: "comment", author: by, versions: [{ text: "No." }] },
      { kind: "status-change", author: by, atMs: atMs + 3_000, status: "closed" },
      { kind: "status-change", author: by, status: "open" },
      { kind: "comment", author: by, versions: [{ text: "Yes." }] },
      { kind: "status-change", author: by, atMs: atMs + 5_000, status: "merged" },
    ]);
    expect(first(scene)).toEqual(merged);
  });
});

describe("a pull request", () => {
  it("is a draft when it is told to be, or has nothing in it", () => {
    const statusOf = (action: object): string =>
      sceneWith().act({ kind: "open-pull-request", ...ON_BERT, title: "A change", text: "", ...action }).result.status;
    expect([
      statusOf({}),
      statusOf({ draft: false }),
      statusOf({ change: {} }),
      statusOf({ change: {}, draft: true }),
    ]).toEqual(["draft", "open", "open", "draft"]);
  });

  it("starts with its first comment, and its commit if it has one", () => {
    const kinds = (action: object): unknown =>
      sceneWith()
        .act({ kind: "open-pull-request", ...ON_BERT, title: "A change", text: "Look.", ...action })
        .result.timeline.map((entry) => (entry.kind === "comment" ? entry.versions[0].text : entry.kind));
    expect([kinds({}), kinds({ change: {} })]).toEqual([["Look."], ["Look.", "commit"]]);
  });

  it("starts where its base is, and is merged there", () => {
    const scene = sceneWith([
      { kind: "create-branch", ...ON_BERT, branch: "dev" },
      { ...COMMIT, revision: "dev", files: { "d.txt": "" } },
    ]);
    const main = commitAt(bertIn(scene), "main")?.sha;
    const { result } = scene.act({ ...PROPOSE, base: "dev" });
    expect(result).toMatchObject({ base: "refs/heads/dev", startSha: commitAt(bertIn(scene), "dev")?.sha });
    scene.act({ kind: "merge", ...ON_ONE });
    expect(commitAt(bertIn(scene), "main")?.sha).toBe(main);
    expect(commitAt(bertIn(scene), "dev")?.summary).toBe("A change (#1)");
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

describe("a repo", () => {
  it("keeps its id, its time and its content when it moves", () => {
    const scene = sceneWith([OPEN]);
    const before = bertIn(scene);
    const { result } = scene.act({ kind: "move-repo", ...ON_BERT, to: "lab/bert" });
    expect(result).toEqual({ ...before, name: "lab/bert", owner: who(scene, "lab") });
  });

  it("keeps the settings that are not named", () => {
    const scene = sceneWith();
    const set = (settings: object): unknown => scene.act({ kind: "update-settings", ...ON_BERT, settings }).result;
    expect(set({ gated: "auto" })).toMatchObject({ private: false, gated: "auto", discussionsDisabled: false });
    expect(set({ private: true })).toMatchObject({ private: true, gated: "auto", discussionsDisabled: false });
    expect(set({ discussionsDisabled: true })).toMatchObject({
      private: true,
      gated: "auto",
      discussionsDisabled: true,
    });
    expect(set({ gated: false, private: false })).toMatchObject({
      private: false,
      gated: false,
      discussionsDisabled: true,
    });
  });

  it("is public, open and, as a Space, static, unless it is told otherwise", () => {
    const plain = { private: false, gated: false, discussionsDisabled: false, createdAtMs: START_MS + 1_000 };
    const create = (type: "model" | "space", more: object = {}): unknown =>
      sceneWith().act({ kind: "create-repo", by: "ada", repo: { type, name: "ada/new" }, ...more }).result;
    expect(create("model")).toMatchObject({ ...plain, sdk: null });
    expect(create("space")).toMatchObject({ ...plain, sdk: "static" });
    expect(create("model", { private: true })).toMatchObject({ private: true });
  });

  it("lists its discussions as they were opened", () => {
    const scene = sceneWith(Array.from({ length: 12 }, () => OPEN));
    expect(discussionsOf(bertIn(scene)).map(({ num }) => num)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("gives no number twice, also when the last discussion was deleted", () => {
    const scene = sceneWith([OPEN, OPEN, { kind: "delete-discussion", ...ON_BERT, num: 2 }]);
    expect(scene.act(OPEN).result).toMatchObject({ num: 3 });
  });
});

describe("a Space's secret", () => {
  it("has a value, a description and a time, and can be set again", () => {
    const scene = sceneWith();
    const on = { by: "ada", repo: demo, key: "TOKEN" } as const;
    const set = (more: { value: string; description?: string }): unknown =>
      scene.act({ kind: "add-space-secret", ...on, ...more }).result.secrets.get("TOKEN");
    expect(set({ value: "a", description: "of all" })).toEqual({
      value: "a",
      description: "of all",
      updatedAtMs: START_MS + 1_000,
    });
    expect(set({ value: "b" })).toEqual({ value: "b", description: "", updatedAtMs: START_MS + 2_000 });
    expect(scene.act({ kind: "delete-space-secret", ...on }).result.secrets.size).toBe(0);
  });
});

describe("a bucket", () => {
  it("stays as it is, and nothing is told, when it is told to be as it is", () => {
    const scene = sceneWith();
    const set = (isPrivate: boolean): unknown =>
      scene.act({ kind: "update-settings", by: "ada", repo: logs, settings: { private: isPrivate } }).events.length;
    expect([set(false), set(true), set(true)]).toEqual([0, 1, 0]);
  });

  it("holds what was written to it", () => {
    const scene = sceneWith();
    const { result } = scene.act({ kind: "write-bucket", by: "ada", repo: logs, files: { "a/b.txt": "hello" } });
    expect(new TextDecoder().decode(fileAt(result.files, "a/b.txt")?.content)).toBe("hello");
    expect(findRepo(scene.world, logs)).toEqual(result);
  });
});

describe("users and organizations", () => {
  it("have the ids that were given to them before they come, whatever the seed", () => {
    const userIds = { ada: "a".repeat(24) };
    for (const seed of [1, 2]) {
      const { world } = apply(createWorld({ seed, userIds }), { kind: "create-user", name: "ada" }, 0);
      expect(world.namespaces.get("ada")).toEqual({ kind: "user", id: userIds.ada, name: "ada" });
      expect(apply(world, { kind: "create-user", name: "bob" }, 0).result.id).not.toBe(userIds.ada);
    }
  });

  it("are there with each member once", () => {
    const { result } = sceneWith().act({ kind: "create-organization", name: "club", members: ["bob", "ada", "bob"] });
    expect(result).toMatchObject({ kind: "organization", name: "club", members: ["bob", "ada"] });
  });
});
