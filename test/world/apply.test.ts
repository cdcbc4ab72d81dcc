import { describe, expect, it } from "vitest";
import {
  apply,
  commitAt,
  commitsUpTo,
  createWorld,
  fileAt,
  filesIn,
  findRepo,
  repoNamed,
  headSha,
  type GitRepo,
  type RepoAddress,
} from "../../src/world/index.ts";
import { bert, logs, sceneWith, told, type Scene } from "./scene.ts";

const pathsAt = (scene: Scene, address: RepoAddress, revision: string): readonly string[] => {
  const at = commitAt(gitRepo(scene, address), revision);
  return at === undefined ? ["there is no such revision"] : filesIn(at.files).map(([path]) => path);
};

const gitRepo = ({ world }: Scene, address = bert): GitRepo => {
  const repo = findRepo(world, address);
  if (repo === undefined || repo.type === "bucket") throw new Error("there is no such Git repo");
  return repo;
};

describe("apply", () => {
  it("starts a repo with its files, and a Space with what it is to run", () => {
    const scene = sceneWith();
    const address = { type: "space", name: "ada/new" } as const;
    const { events } = scene.act({
      kind: "create-repo",
      by: "ada",
      repo: address,
      sdk: "docker",
      files: { "app.py": "print(1)" },
      secrets: [{ key: "TOKEN", value: "s3cr3t" }],
      variables: [{ key: "COLOR", value: "red", description: "of all" }],
    });
    const repo = gitRepo(scene, address);
    expect(pathsAt(scene, address, "main")).toEqual([".gitattributes", "app.py"]);
    expect([...commitsUpTo(repo, headSha(repo))]).toHaveLength(1);
    expect(repo).toMatchObject({ sdk: "docker" });
    expect(repo.secrets.get("TOKEN")).toMatchObject({ value: "s3cr3t" });
    expect(repo.variables.get("COLOR")).toMatchObject({ value: "red", description: "of all" });
    expect(events.map(({ name }) => name)).toEqual(["repo:create"]);
  });

  it("starts an empty branch at a commit of its own, without a file", () => {
    const scene = sceneWith();
    scene.act({ kind: "create-branch", by: "ada", repo: bert, branch: "dev", empty: true });
    const repo = gitRepo(scene);
    const at = commitAt(repo, "dev");
    expect(at?.parent).toBeNull();
    expect(at?.sha).not.toBe(headSha(repo));
    expect(pathsAt(scene, bert, "dev")).toEqual([]);
  });

  it("opens a pull request with its discussion and its new ref", () => {
    const scene = sceneWith();
    const main = headSha(gitRepo(scene));
    const { result, events } = scene.act({
      kind: "open-pull-request",
      by: "bob",
      repo: bert,
      title: "Fix the card",
      text: "It had a typo.",
      change: { files: { "README.md": "# Bert" } },
    });
    const sha = commitAt(gitRepo(scene), "refs/pr/1")?.sha;
    expect(result).toMatchObject({ num: 1, status: "open", base: "refs/heads/main", startSha: main });
    expect(events.map(told)).toMatchObject([
      {
        event: { scope: "discussion", action: "create" },
        repo: { name: "ada/bert" },
        discussion: {
          num: 1,
          title: "Fix the card",
          status: "open",
          isPullRequest: true,
          changes: { base: "refs/heads/main" },
        },
        comment: { content: "It had a typo.", hidden: false, author: { id: result.author.id } },
      },
      {
        event: { scope: "repo.content", action: "update" },
        repo: { headSha: main }, // stays main's: the pull request has not touched it
        updatedRefs: [{ ref: "refs/pr/1", oldSha: null, newSha: sha }],
      },
    ]);
    expect(sha).not.toBe(main);
  });

  it("merges a pull request into its base, and says by which commit", () => {
    const scene = sceneWith();
    const pullRequest = { by: "bob", repo: bert, title: "Fix the card", text: "", change: { files: { "a.txt": "a" } } };
    scene.act({ kind: "open-pull-request", ...pullRequest });
    const { sha: oldSha } = scene.act({
      kind: "commit",
      by: "ada",
      repo: bert,
      revision: "main",
      files: { "b.txt": "b" },
    }).result;

    const { result, events } = scene.act({ kind: "merge", by: "ada", repo: bert, num: 1 });

    const newSha = headSha(gitRepo(scene));
    expect(result).toMatchObject({ status: "merged", mergeSha: newSha });
    expect(events.map(told)).toMatchObject([
      {
        event: { scope: "discussion", action: "update" },
        discussion: { status: "merged", changes: { base: "refs/heads/main", mergeCommitId: newSha } },
      },
      {
        event: { scope: "repo.content", action: "update" },
        repo: { headSha: newSha },
        updatedRefs: [{ ref: "refs/heads/main", oldSha, newSha }],
      },
    ]);
    const files = commitAt(gitRepo(scene), "main")?.files;
    expect(files && filesIn(files).map(([path]) => path)).toEqual([".gitattributes", "a.txt", "b.txt"]);
    expect([...commitsUpTo(gitRepo(scene), newSha)].map(({ summary }) => summary)).toEqual([
      "Fix the card (#1)",
      "Upload b.txt",
      "initial commit",
    ]);
  });

  it("tells a hidden comment without what it said", () => {
    const scene = sceneWith([{ kind: "open-discussion", by: "bob", repo: bert, title: "A question", text: "Why?" }]);
    const { id: commentId } = scene.act({ kind: "comment", by: "bob", repo: bert, num: 1, text: "Because." }).result;
    const { events } = scene.act({ kind: "hide-comment", by: "ada", repo: bert, num: 1, commentId });
    const [payload] = events.map(told);
    expect(payload).toMatchObject({
      event: { scope: "discussion.comment", action: "update" },
      comment: { hidden: true },
    });
    expect(payload).not.toHaveProperty("comment.content");
  });

  it("moves a repo: the payload tells what it was, and what it is now", () => {
    const scene = sceneWith();
    const before = gitRepo(scene);
    const { events } = scene.act({ kind: "move-repo", by: "ada", repo: bert, to: "lab/bert" });
    expect(events.map(told)).toMatchObject([
      {
        event: { scope: "repo", action: "move" },
        repo: {
          id: before.id,
          name: "ada/bert",
          owner: { id: before.owner.id },
          url: { web: "https://huggingface.co/ada/bert" },
        },
        movedTo: { name: "lab/bert", owner: { id: scene.world.namespaces.get("lab")?.id } },
      },
    ]);
    expect(gitRepo(scene, { type: "model", name: "lab/bert" })).toMatchObject({ id: before.id });
  });

  it("has the first repo of a name have the id that was given to it, and no other", () => {
    const id = "62d5b1f07c9ae43380f6b912";
    const create = { kind: "create-repo", by: "ada", repo: bert } as const;
    const begun = apply(createWorld({ repoIds: { "model ada/bert": id } }), { kind: "create-user", name: "ada" }, 0);
    const first = apply(begun.world, create, 0);
    expect(first.result.id).toBe(id);
    const gone = apply(first.world, { kind: "delete-repo", by: "ada", repo: bert }, 0);
    expect(apply(gone.world, create, 0).result.id).not.toBe(id);
  });

  it("leads from the old name of a repo to where it is, until another one has that name", () => {
    const scene = sceneWith();
    const before = gitRepo(scene);
    scene.act({ kind: "move-repo", by: "ada", repo: bert, to: "lab/bert" });
    expect(findRepo(scene.world, bert)).toMatchObject({ id: before.id, name: "lab/bert" });
    expect(repoNamed(scene.world, bert)).toBeUndefined();
    const { result } = scene.act({ kind: "create-repo", by: "ada", repo: bert });
    expect(findRepo(scene.world, bert)).toMatchObject({ id: result.id, name: "ada/bert" });
    scene.act({ kind: "delete-repo", by: "ada", repo: bert });
    expect(findRepo(scene.world, bert)).toBeUndefined();
    expect(gitRepo(scene, { type: "model", name: "lab/bert" })).toMatchObject({ id: before.id });
  });

  it("tells of a bucket by its files, and of their number up to 10,000", () => {
    const scene = sceneWith();
    const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`day-${index}.json`, "{}"]));
    const [many] = scene.act({ kind: "write-bucket", by: "ada", repo: logs, files }).events.map(told);
    expect(many).toMatchObject({
      repo: { type: "bucket" },
      updatedFiles: { length: 10_000 },
      updatedFilesTruncated: true,
    });
    expect(many).not.toHaveProperty("repo.headSha");
    const { ["day-0.json"]: _one, ...whole } = files;
    const [all] = scene.act({ kind: "write-bucket", by: "ada", repo: logs, files: whole }).events.map(told);
    expect(all).toMatchObject({ updatedFiles: { length: 10_000 } });
    expect(all).not.toHaveProperty("updatedFilesTruncated");
    const [few] = scene
      .act({ kind: "write-bucket", by: "ada", repo: logs, files: { "new.txt": "12345" }, deletions: ["day-0.json"] })
      .events.map(told);
    expect(few).toMatchObject({
      updatedFiles: [
        { path: "new.txt", action: "add", size: 5 },
        { path: "day-0.json", action: "delete" },
      ],
    });
    expect(few).not.toHaveProperty("updatedFilesTruncated");
  });

  it("captures what the payload needs: what happens later does not change it", () => {
    const scene = sceneWith();
    const { events } = scene.act({ kind: "open-discussion", by: "bob", repo: bert, title: "A question", text: "Why?" });
    const before = events.map(told);
    scene.act({ kind: "rename-discussion", by: "bob", repo: bert, num: 1, title: "Another question" });
    scene.act({ kind: "move-repo", by: "ada", repo: bert, to: "ada/robert" });
    expect(events.map(told)).toEqual(before);
  });

  it("leaves the world before it as it is", () => {
    const scene = sceneWith();
    const before = scene.world;
    const head = headSha(gitRepo(scene));
    scene.act({ kind: "commit", by: "ada", repo: bert, revision: "main", files: { "a.txt": "a" } });
    const repo = findRepo(before, bert);
    expect(repo?.type === "model" && headSha(repo)).toBe(head);
  });

  it("makes the same ids for the same seed and actions, and others for another seed", () => {
    const ids = (seed: number): readonly string[] => [...sceneWith([], { seed }).world.repos.keys()].sort();
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  it("starts branches and tags at the revision that is named, or at main", () => {
    const scene = sceneWith();
    const first = headSha(gitRepo(scene));
    scene.act({ kind: "commit", by: "ada", repo: bert, revision: "main", files: { "a.txt": "a" } });
    scene.act({ kind: "create-branch", by: "ada", repo: bert, branch: "old", startingPoint: first });
    scene.act({ kind: "create-tag", by: "ada", repo: bert, tag: "v1", revision: "old" });
    scene.act({ kind: "create-tag", by: "ada", repo: bert, tag: "v2" });
    const { refs } = gitRepo(scene);
    expect([refs.get("refs/heads/old"), refs.get("refs/tags/v1")]).toEqual([first, first]);
    expect(refs.get("refs/tags/v2")).toBe(headSha(gitRepo(scene)));
    expect(commitAt(gitRepo(scene), "HEAD")?.sha).toBe(headSha(gitRepo(scene)));
  });

  it("knows files by the ids that Git gives them, at each revision", () => {
    const scene = sceneWith();
    const { sha } = scene.act({
      kind: "commit",
      by: "ada",
      repo: bert,
      revision: "main",
      files: { "a/b.txt": "hello\n" },
    }).result;
    scene.act({ kind: "create-tag", by: "ada", repo: bert, tag: "v1" });
    scene.act({ kind: "commit", by: "ada", repo: bert, revision: "main", deletions: ["a/"] });
    const oidAt = (revision: string): string | undefined => {
      const files = commitAt(gitRepo(scene), revision)?.files;
      return files && fileAt(files, "a/b.txt")?.oid;
    };
    for (const revision of [sha, "v1", "refs/tags/v1"])
      expect(oidAt(revision)).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
    for (const revision of ["main", "HEAD", "nowhere"]) expect(oidAt(revision)).toBeUndefined();
  });
});
