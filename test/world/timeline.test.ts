import { describe, expect, it } from "vitest";
import { commitAt } from "../../src/world/index.ts";
import { ON_BERT, ON_ONE, OPEN, proposing } from "./actions.ts";
import { AT_FIRST_MS, bertIn, sceneWith, who } from "./scene.ts";

const PROPOSE = proposing("a");

describe("a timeline", () => {
  it("tells what was said, and by whom and when, with the texts that a comment had", () => {
    const scene = sceneWith([OPEN]);
    const { id: commentId } = scene.act({ kind: "comment", ...ON_ONE, text: "So." }).result;
    scene.act({ kind: "edit-comment", ...ON_ONE, commentId, text: "Therefore." });
    const [opening, comment] = bertIn(scene).discussions.get("1")?.timeline ?? [];
    const atMs = AT_FIRST_MS;
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
    expect(bertIn(scene).discussions.get("1")?.timeline).toMatchObject([
      { hidden: false },
      { hidden: true, versions: { length: 2 } },
    ]);
  });

  it("tells of titles, statuses and commits between the comments", () => {
    const scene = sceneWith([PROPOSE]);
    scene.act({ kind: "rename-discussion", ...ON_ONE, title: "The change" });
    scene.act({ kind: "commit", ...ON_ONE, revision: "refs/pr/1", summary: "More" });
    scene.act({ kind: "change-status", ...ON_ONE, status: "closed", comment: "No." });
    scene.act({ kind: "change-status", ...ON_ONE, status: "open" });
    const { result: merged } = scene.act({ kind: "merge", ...ON_ONE, comment: "Yes." });
    const [by, atMs] = [who(scene, "ada"), AT_FIRST_MS];
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
    expect(bertIn(scene).discussions.get("1")).toEqual(merged);
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
      { kind: "commit", ...ON_BERT, revision: "dev", files: { "d.txt": "" } },
    ]);
    const main = commitAt(bertIn(scene), "main")?.sha;
    const { result } = scene.act({ ...PROPOSE, base: "dev" });
    expect(result).toMatchObject({ base: "refs/heads/dev", startSha: commitAt(bertIn(scene), "dev")?.sha });
    scene.act({ kind: "merge", ...ON_ONE });
    expect(commitAt(bertIn(scene), "main")?.sha).toBe(main);
    expect(commitAt(bertIn(scene), "dev")?.summary).toBe("A change (#1)");
  });
});
