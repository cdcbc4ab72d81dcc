import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/base/index.ts";
import { apply, WorldError, type Action, type WorldErrorKind } from "../../src/world/index.ts";
import { CLOSE, DRAFT, MERGE, ON_BERT, ON_ONE, OPEN, OURS, PRIVATE, SILENT, proposing } from "./actions.ts";
import { bert, data, demo, logs, refusalOf, sceneWith } from "./scene.ts";

const PROPOSE = proposing("theirs");
const NO_COMMENT = "0".repeat(24);

type Impossible = readonly [what: string, before: readonly Action[], action: Action, kind: WorldErrorKind];

const unbranched = (branch: string): Impossible => [
  `a branch called "${branch}"`,
  [],
  { kind: "create-branch", ...ON_BERT, branch },
  "invalid",
];

const NAMES: readonly Impossible[] = [
  ["a user whose name is taken", [], { kind: "create-user", name: "ada" }, "already-exists"],
  ["a user with a name of an organization", [], { kind: "create-user", name: "lab" }, "already-exists"],
  ["a user without a name", [], { kind: "create-user", name: "" }, "invalid"],
  [
    "an organization of nobody known",
    [],
    { kind: "create-organization", name: "club", members: ["kim"] },
    "namespace-not-found",
  ],
  ["somebody unknown", [], { kind: "delete-repo", by: "kim", repo: bert }, "namespace-not-found"],
  ["an organization that acts", [], { kind: "delete-repo", by: "lab", repo: data }, "invalid"],
  ["a repo that is there", [], { kind: "create-repo", ...ON_BERT }, "already-exists"],
  [
    "a new model with an sdk",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "model", name: "ada/new" }, sdk: "docker" },
    "invalid",
  ],
  [
    "a new model with a secret",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "model", name: "ada/new" }, secrets: [{ key: "A", value: "a" }] },
    "invalid",
  ],
  [
    "a new bucket with files",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "bucket", name: "ada/new" }, files: { "a.txt": "a" } },
    "invalid",
  ],
  [
    "a new Space with a secret that has no key",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "space", name: "ada/new" }, secrets: [{ key: "", value: "a" }] },
    "invalid",
  ],
  [
    "a repo below another user",
    [],
    { kind: "create-repo", by: "bob", repo: { type: "model", name: "ada/new" } },
    "forbidden",
  ],
  [
    "a repo below an organization of others",
    [],
    { kind: "create-repo", by: "bob", repo: { type: "model", name: "lab/new" } },
    "forbidden",
  ],
  [
    "a repo below nobody",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "model", name: "kim/new" } },
    "namespace-not-found",
  ],
  ...[
    "new",
    "ada/",
    "ada/a/b",
    "ada/a--b",
    "ada/a..b",
    "ada/-a",
    "ada/a.git",
    "ada/a-",
    "ada/ä",
    "ada/aä",
    "-/a",
    `ada/${"a".repeat(97)}`,
  ].map((name): Impossible => [
    `a repo called "${name}"`,
    [],
    { kind: "create-repo", by: "ada", repo: { type: "model", name } },
    "invalid",
  ]),
  [
    "a move onto a taken name",
    [{ kind: "create-repo", by: "ada", repo: { type: "model", name: "ada/new" } }],
    { kind: "move-repo", ...ON_BERT, to: "ada/new" },
    "already-exists",
  ],
  ["a move to where it is", [], { kind: "move-repo", ...ON_BERT, to: "ada/bert" }, "invalid"],
  ["a move to others", [], { kind: "move-repo", ...ON_BERT, to: "bob/bert" }, "forbidden"],
];

const SETTINGS: readonly Impossible[] = [
  ["a deleted repo", [{ kind: "delete-repo", ...ON_BERT }], { kind: "delete-repo", ...ON_BERT }, "repo-not-found"],
  [
    "a repo of another type",
    [],
    { kind: "delete-repo", by: "ada", repo: { type: "dataset", name: "ada/bert" } },
    "repo-not-found",
  ],
  ["somebody else's repo", [], { kind: "delete-repo", by: "bob", repo: bert }, "forbidden"],
  [
    "somebody else's settings",
    [],
    { kind: "update-settings", by: "bob", repo: bert, settings: { private: true } },
    "forbidden",
  ],
  ["somebody else's private repo", [PRIVATE], OPEN, "repo-not-found"],
  ["a gated Space", [], { kind: "update-settings", by: "ada", repo: demo, settings: { gated: "auto" } }, "invalid"],
  [
    "a bucket without discussions",
    [],
    { kind: "update-settings", by: "ada", repo: logs, settings: { discussionsDisabled: true } },
    "invalid",
  ],
  ["a gated bucket", [], { kind: "update-settings", by: "ada", repo: logs, settings: { gated: false } }, "invalid"],
  ["a secret of a model", [], { kind: "add-space-secret", ...ON_BERT, key: "TOKEN", value: "" }, "invalid"],
  [
    "a secret of somebody else",
    [],
    { kind: "add-space-secret", by: "bob", repo: demo, key: "TOKEN", value: "" },
    "forbidden",
  ],
  ...["1ST", "", "A-B", "_A", "É"].map((key): Impossible => [
    `a variable called "${key}"`,
    [],
    { kind: "add-space-variable", by: "ada", repo: demo, key, value: "" },
    "invalid",
  ]),
];

const CONTENT: readonly Impossible[] = [
  ["a push to a missing branch", [], { ...OURS, revision: "dev" }, "revision-not-found"],
  [
    "a push to a tag",
    [{ kind: "create-tag", ...ON_BERT, tag: "v1" }],
    { ...OURS, revision: "v1" },
    "revision-not-found",
  ],
  [
    "a push to a tag by its full ref",
    [{ kind: "create-tag", ...ON_BERT, tag: "v1" }],
    { ...OURS, revision: "refs/tags/v1" },
    "revision-not-found",
  ],
  ["a push by somebody else", [], { ...OURS, by: "bob" }, "forbidden"],
  ["a push to a bucket", [], { ...OURS, repo: logs }, "invalid"],
  ["a push on top of something else", [], { ...OURS, parentCommit: "0".repeat(40) }, "stale-parent"],
  ["a push to somebody else's pull request", [PROPOSE], { ...OURS, by: "eve", revision: "refs/pr/1" }, "forbidden"],
  ["a push to a closed pull request", [PROPOSE, CLOSE], { ...OURS, revision: "refs/pr/1" }, "conflict"],
  [
    "a deletion of a missing file",
    [],
    { kind: "commit", ...ON_BERT, revision: "main", deletions: ["a.txt"] },
    "entry-not-found",
  ],
  [
    "a deletion of a missing folder",
    [OURS],
    { kind: "commit", ...ON_BERT, revision: "main", deletions: ["a.txt/"] },
    "entry-not-found",
  ],
  [
    "a deletion of a folder without the slash at its end",
    [{ ...OURS, files: { "b/c.txt": "" } }],
    { kind: "commit", ...ON_BERT, revision: "main", deletions: ["b"] },
    "entry-not-found",
  ],
  [
    "a deletion of everything",
    [OURS],
    { kind: "commit", ...ON_BERT, revision: "main", deletions: ["/"] },
    "invalid-path",
  ],
  ["a file both written and deleted", [OURS], { ...OURS, deletions: ["a.txt"] }, "invalid"],
  ["a file where there is a folder", [{ ...OURS, files: { "b/c.txt": "" } }], { ...OURS, files: { b: "" } }, "invalid"],
  ["a file that is a folder", [OURS], { ...OURS, files: { "a.txt/b": "" } }, "invalid"],
  ...["", "/a", "a/", "a//b", "../a", "a/./b", ".git/config", String.raw`..\a`, "a\u0000"].map((path): Impossible => [
    `a file called "${path}"`,
    [],
    { ...OURS, files: { [path]: "" } },
    "invalid-path",
  ]),
  ["a branch that is there", [], { kind: "create-branch", ...ON_BERT, branch: "main" }, "already-exists"],
  [
    "a branch from nowhere",
    [],
    { kind: "create-branch", ...ON_BERT, branch: "dev", startingPoint: "v1" },
    "revision-not-found",
  ],
  [
    "an empty branch that starts somewhere",
    [],
    { kind: "create-branch", ...ON_BERT, branch: "dev", startingPoint: "main", empty: true },
    "invalid",
  ],
  ...["refs/pr/5", "a b", "", "a..b", "-a", "a.lock", "a.lock/b", "a/.b", "a~1", "a^", "a:b", "a?", "a*", "a[b"].map(
    unbranched,
  ),
  ...[String.raw`a\b`, "a@{b", "a//b", "/a", "a/", "a.", "a\u0000", "a\u007f"].map(unbranched),
  ["main deleted", [], { kind: "delete-branch", ...ON_BERT, branch: "main" }, "forbidden"],
  ["a missing branch deleted", [], { kind: "delete-branch", ...ON_BERT, branch: "dev" }, "revision-not-found"],
  [
    "a tag that is there",
    [{ kind: "create-tag", ...ON_BERT, tag: "v1" }],
    { kind: "create-tag", ...ON_BERT, tag: "v1" },
    "already-exists",
  ],
  ["a missing tag deleted", [], { kind: "delete-tag", ...ON_BERT, tag: "v1" }, "revision-not-found"],
  ["a missing branch squashed", [], { kind: "super-squash", ...ON_BERT, branch: "dev" }, "revision-not-found"],
  [
    "a squash with too much to say",
    [],
    { kind: "super-squash", ...ON_BERT, branch: "main", message: "x".repeat(501) },
    "invalid",
  ],
  [
    "a bucket written to by nobody's leave",
    [],
    { kind: "write-bucket", by: "bob", repo: logs, files: { a: "" } },
    "forbidden",
  ],
  [
    "a bucket's missing file deleted",
    [],
    { kind: "write-bucket", by: "ada", repo: logs, deletions: ["a"] },
    "entry-not-found",
  ],
  ["nothing written to a bucket", [], { kind: "write-bucket", by: "ada", repo: logs }, "invalid"],
  ["a model written to like a bucket", [], { kind: "write-bucket", ...ON_BERT, files: { a: "" } }, "invalid"],
];

const DISCUSSIONS: readonly Impossible[] = [
  ["a discussion of a bucket", [], { ...OPEN, repo: logs, by: "ada" }, "invalid"],
  ["a title of 2 characters", [], { ...OPEN, title: "😀😀" }, "invalid"],
  ["a title of 201 characters", [], { ...OPEN, title: "x".repeat(201) }, "invalid"],
  ["a text of 65,537 characters", [], { ...OPEN, text: "x".repeat(65_537) }, "invalid"],
  ["a new title of 2 characters", [OPEN], { kind: "rename-discussion", ...ON_ONE, title: "No" }, "invalid"],
  ["an empty comment", [OPEN], { kind: "comment", ...ON_ONE, text: "" }, "invalid"],
  ["a discussion where there are to be none", [SILENT], OPEN, "forbidden"],
  ["a pull request where there are to be none", [SILENT], PROPOSE, "forbidden"],
  [
    "a comment where there are to be none any more",
    [OPEN, SILENT],
    { kind: "comment", ...ON_ONE, text: "So." },
    "forbidden",
  ],
  ["a missing discussion", [], { kind: "comment", ...ON_ONE, text: "So." }, "discussion-not-found"],
  [
    "a comment on a deleted discussion",
    [OPEN, { kind: "delete-discussion", ...ON_ONE }],
    { kind: "comment", ...ON_ONE, text: "So." },
    "discussion-not-found",
  ],
  [
    "a discussion closed with a comment where there are to be none any more",
    [OPEN, SILENT],
    { ...CLOSE, comment: "Done." },
    "forbidden",
  ],
  [
    "a missing comment",
    [OPEN],
    { kind: "edit-comment", ...ON_ONE, commentId: NO_COMMENT, text: "So." },
    "comment-not-found",
  ],
  [
    "somebody else's discussion renamed",
    [OPEN],
    { kind: "rename-discussion", ...ON_ONE, by: "eve", title: "Mine" },
    "forbidden",
  ],
  ["a pin by the author", [OPEN], { kind: "pin", ...ON_ONE, by: "bob", pinned: true }, "forbidden"],
  ["a discussion deleted by its author", [OPEN], { kind: "delete-discussion", ...ON_ONE, by: "bob" }, "forbidden"],
  ["a discussion closed twice", [OPEN, CLOSE], CLOSE, "conflict"],
  ["an open discussion opened", [OPEN], { kind: "change-status", ...ON_ONE, status: "open" }, "conflict"],
  ["a discussion closed with an empty comment", [OPEN], { ...CLOSE, comment: "" }, "invalid"],
  ["a discussion merged", [OPEN], MERGE, "discussion-not-found"],
];

const PULL_REQUESTS: readonly Impossible[] = [
  ["a pull request with a title of 2 characters", [], { ...PROPOSE, title: "No" }, "invalid"],
  ["a pull request with a text of 65,537 characters", [], { ...PROPOSE, text: "x".repeat(65_537) }, "invalid"],
  ["a pull request against nothing", [], { ...PROPOSE, base: "dev" }, "revision-not-found"],
  ["a pull request against a pull request", [PROPOSE], { ...PROPOSE, base: "refs/pr/1" }, "revision-not-found"],
  [
    "a pull request on top of something else",
    [],
    { ...PROPOSE, change: { parentCommit: "0".repeat(40) } },
    "stale-parent",
  ],
  ["a draft merged", [DRAFT], MERGE, "conflict"],
  ["a closed pull request merged", [PROPOSE, CLOSE], MERGE, "conflict"],
  ["a pull request merged twice", [PROPOSE, MERGE], MERGE, "conflict"],
  ["a pull request merged by its author", [PROPOSE], { ...MERGE, by: "bob" }, "forbidden"],
  ["a merge of what both changed", [PROPOSE, OURS], MERGE, "conflict"],
  ["a merge of a file into a folder", [PROPOSE, { ...OURS, files: { "a.txt/b": "" } }], MERGE, "conflict"],
  [
    "a merge into a deleted branch",
    [
      { kind: "create-branch", ...ON_BERT, branch: "dev" },
      { ...PROPOSE, base: "dev" },
      { kind: "delete-branch", ...ON_BERT, branch: "dev" },
    ],
    MERGE,
    "revision-not-found",
  ],
  [
    "a merged pull request reopened",
    [PROPOSE, MERGE],
    { kind: "change-status", ...ON_ONE, status: "open" },
    "conflict",
  ],
  [
    "a pull request reopened without its ref",
    [PROPOSE, CLOSE, { kind: "delete-pull-request-ref", ...ON_ONE }],
    { kind: "change-status", ...ON_ONE, status: "open" },
    "conflict",
  ],
  ["the ref of an open pull request deleted", [PROPOSE], { kind: "delete-pull-request-ref", ...ON_ONE }, "conflict"],
  [
    "the ref of a pull request deleted twice",
    [PROPOSE, CLOSE, { kind: "delete-pull-request-ref", ...ON_ONE }],
    { kind: "delete-pull-request-ref", ...ON_ONE },
    "conflict",
  ],
];

describe("an impossible action", () => {
  it.each([...NAMES, ...SETTINGS, ...CONTENT, ...DISCUSSIONS, ...PULL_REQUESTS])(
    "changes nothing and says what to do: %s",
    (_what, before, action, kind) => {
      const { world } = sceneWith(before);
      const whole = structuredClone(snapshot(world));
      const error = refusalOf(() => apply(world, action, 0));
      expect(error).toBeInstanceOf(UsageError);
      expect({ kind: error.kind, name: error.name }).toEqual({ kind, name: error.constructor.name });
      expect(error.message).toMatch(
        new RegExp(`^Failed to ${action.kind.replaceAll("-", " ")}: [^. ][^]*\\. [A-Z][^]+\\.$`),
      );
      expect(snapshot(world)).toEqual(whole);
    },
  );

  it("is refused before anything is done, also where its first half could be", () => {
    const scene = sceneWith([OPEN]);
    const before = scene.world;
    const tooLong: Action = { ...CLOSE, by: "bob", comment: "x".repeat(65_537) };
    expect(() => scene.act(tooLong)).toThrow(WorldError);
    expect(scene.world).toBe(before);
  });
});

/** All of a world as plain values. */
function snapshot(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(snapshot);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, snapshot(inner)]));
}
