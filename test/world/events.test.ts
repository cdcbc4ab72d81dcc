import { describe, expect, it } from "vitest";
import type { Action } from "../../src/world/index.ts";
import { OPEN, proposing } from "./actions.ts";
import { bert, data, demo, logs, problemsOf, sceneWith, told } from "./scene.ts";

const PROPOSE = proposing("");
const ON_ONE = { by: "ada", repo: bert, num: 1 };

/** What each action raises on the Hub, in order. Source: hub docs, webhooks, event, and the assumptions. */
const TABLE: readonly (readonly [
  what: string,
  before: readonly Action[],
  action: Action,
  events: readonly object[],
])[] = [
  ["a new user", [], { kind: "create-user", name: "kim" }, []],
  ["a new organization", [], { kind: "create-organization", name: "club", members: ["bob"] }, []],
  [
    "a new repo",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "model", name: "ada/new" } },
    [{ "repo:create": {} }],
  ],
  [
    "a new bucket",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "bucket", name: "ada/new" } },
    [{ "repo:create": {} }],
  ],
  ["a deleted repo", [], { kind: "delete-repo", by: "ada", repo: bert }, [{ "repo:delete": {} }]],
  [
    "a renamed repo",
    [],
    { kind: "move-repo", by: "ada", repo: bert, to: "ada/robert" },
    [{ "repo:move": { movedTo: { name: "ada/robert" } } }],
  ],
  [
    "new visibility",
    [],
    { kind: "update-settings", by: "ada", repo: bert, settings: { private: true } },
    [{ "repo.config:update": { updatedConfig: { private: true }, repo: { private: true } } }],
  ],
  [
    "new gating",
    [],
    { kind: "update-settings", by: "ada", repo: bert, settings: { gated: "auto" } },
    [{ "repo.config:update": { updatedConfig: {} } }],
  ],
  [
    "the settings of before",
    [],
    { kind: "update-settings", by: "ada", repo: bert, settings: { private: false, discussionsDisabled: false } },
    [],
  ],
  [
    "a commit to main",
    [],
    { kind: "commit", by: "eve", repo: data, revision: "main", files: { "a.csv": "" } },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/heads/main" }] } }],
  ],
  [
    "a new branch",
    [],
    { kind: "create-branch", by: "ada", repo: bert, branch: "dev" },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/heads/dev", oldSha: null }] } }],
  ],
  [
    "a new tag",
    [],
    { kind: "create-tag", by: "ada", repo: bert, tag: "v1" },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/tags/v1", oldSha: null }] } }],
  ],
  [
    "a deleted branch",
    [{ kind: "create-branch", by: "ada", repo: bert, branch: "dev" }],
    { kind: "delete-branch", by: "ada", repo: bert, branch: "dev" },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/heads/dev", newSha: null }] } }],
  ],
  [
    "a deleted tag",
    [{ kind: "create-tag", by: "ada", repo: bert, tag: "v1" }],
    { kind: "delete-tag", by: "ada", repo: bert, tag: "v1" },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/tags/v1", newSha: null }] } }],
  ],
  [
    "an empty branch",
    [],
    { kind: "create-branch", by: "ada", repo: bert, branch: "dev", empty: true },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/heads/dev", oldSha: null }] } }],
  ],
  [
    "a branch that is overwritten with nothing said of where to",
    [
      { kind: "create-branch", by: "ada", repo: bert, branch: "dev" },
      { kind: "commit", by: "ada", repo: bert, revision: "dev", files: { "a.txt": "a" } },
    ],
    { kind: "create-branch", by: "ada", repo: bert, branch: "dev", overwrite: true },
    [],
  ],
  [
    "a branch that is overwritten with itself",
    [],
    { kind: "create-branch", by: "ada", repo: bert, branch: "main", startingPoint: "main", overwrite: true },
    [],
  ],
  [
    "a squashed branch",
    [],
    { kind: "super-squash", by: "ada", repo: bert, branch: "main" },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/heads/main" }] } }],
  ],
  [
    "a discussion",
    [],
    OPEN,
    [{ "discussion:create": { discussion: { isPullRequest: false }, comment: { content: "Why?" } } }],
  ],
  [
    "an empty pull request",
    [],
    { kind: "open-pull-request", by: "bob", repo: bert, title: "A change", text: "" },
    [
      { "discussion:create": { discussion: { status: "draft" } } },
      { "repo.content:update": { updatedRefs: [{ ref: "refs/pr/1", oldSha: null }] } },
    ],
  ],
  [
    "a commit on a pull request",
    [PROPOSE],
    { kind: "commit", by: "bob", repo: bert, revision: "refs/pr/1", files: { "b.txt": "" } },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/pr/1" }] } }],
  ],
  [
    "a comment",
    [OPEN],
    { kind: "comment", ...ON_ONE, text: "So." },
    [{ "discussion.comment:create": { comment: { content: "So." } } }],
  ],
  [
    "a new title",
    [OPEN],
    { kind: "rename-discussion", ...ON_ONE, title: "The question" },
    [{ "discussion:update": { discussion: { title: "The question" } } }],
  ],
  ["the same title", [OPEN], { kind: "rename-discussion", ...ON_ONE, title: "A question" }, []],
  [
    "a closed discussion",
    [OPEN],
    { kind: "change-status", ...ON_ONE, status: "closed" },
    [{ "discussion:update": { discussion: { status: "closed" } } }],
  ],
  [
    "a discussion that is closed with a comment",
    [OPEN],
    { kind: "change-status", ...ON_ONE, status: "closed", comment: "Done." },
    [
      { "discussion.comment:create": { discussion: { status: "open" } } },
      { "discussion:update": { discussion: { status: "closed" } } },
    ],
  ],
  [
    "a published draft",
    [{ kind: "open-pull-request", by: "bob", repo: bert, title: "A change", text: "" }],
    { kind: "change-status", ...ON_ONE, status: "open" },
    [{ "discussion:update": { discussion: { status: "open" } } }],
  ],
  [
    "a merge",
    [PROPOSE],
    { kind: "merge", ...ON_ONE },
    [
      { "discussion:update": { discussion: { status: "merged" } } },
      { "repo.content:update": { updatedRefs: [{ ref: "refs/heads/main" }] } },
    ],
  ],
  [
    "a merge with a comment",
    [PROPOSE],
    { kind: "merge", ...ON_ONE, comment: "Thanks." },
    [
      { "discussion.comment:create": { discussion: { status: "open" } } },
      { "discussion:update": {} },
      { "repo.content:update": {} },
    ],
  ],
  [
    "a pinned discussion",
    [OPEN],
    { kind: "pin", ...ON_ONE, pinned: true },
    [{ "discussion:update": { discussion: { pinned: true } } }],
  ],
  [
    "a discussion that is pinned already",
    [OPEN, { kind: "pin", ...ON_ONE, pinned: true }],
    { kind: "pin", ...ON_ONE, pinned: true },
    [],
  ],
  [
    "a deleted discussion",
    [OPEN],
    { kind: "delete-discussion", ...ON_ONE },
    [{ "discussion:delete": { discussion: { num: 1 } } }],
  ],
  [
    "a deleted pull request",
    [PROPOSE],
    { kind: "delete-discussion", ...ON_ONE },
    [{ "discussion:delete": { discussion: { isPullRequest: true } } }],
  ],
  [
    "the deleted ref of a pull request",
    [PROPOSE, { kind: "merge", ...ON_ONE }],
    { kind: "delete-pull-request-ref", ...ON_ONE },
    [{ "repo.content:update": { updatedRefs: [{ ref: "refs/pr/1", newSha: null }] } }],
  ],
  [
    "a Space's secret",
    [],
    { kind: "add-space-secret", by: "ada", repo: demo, key: "TOKEN", value: "s3cr3t" },
    [{ "repo.config:update": { updatedConfig: {}, repo: { subdomain: "ada-demo" } } }],
  ],
  [
    "a Space's variable",
    [],
    { kind: "add-space-variable", by: "ada", repo: demo, key: "MODE", value: "fast" },
    [{ "repo.config:update": { updatedConfig: {} } }],
  ],
  ["a secret that was not there", [], { kind: "delete-space-secret", by: "ada", repo: demo, key: "TOKEN" }, []],
  [
    "a deleted secret",
    [{ kind: "add-space-secret", by: "ada", repo: demo, key: "TOKEN", value: "" }],
    { kind: "delete-space-secret", by: "ada", repo: demo, key: "TOKEN" },
    [{ "repo.config:update": {} }],
  ],
  [
    "a deleted variable",
    [{ kind: "add-space-variable", by: "ada", repo: demo, key: "MODE", value: "" }],
    { kind: "delete-space-variable", by: "ada", repo: demo, key: "MODE" },
    [{ "repo.config:update": {} }],
  ],
  [
    "a bucket's file",
    [],
    { kind: "write-bucket", by: "ada", repo: logs, files: { "a.txt": "" } },
    [{ "repo.content:update": { updatedFiles: [{ path: "a.txt" }] } }],
  ],
];

describe("the events of an action", () => {
  it.each(TABLE)("%s", (_what, before, action, expected) => {
    const { events } = sceneWith(before).act(action);
    expect(events.map((event) => ({ [event.name]: told(event) }))).toMatchObject(expected);
    expect(events.flatMap((event) => problemsOf(told(event)))).toEqual([]);
    expect(JSON.stringify(events.map(told))).not.toContain("s3cr3t");
  });
});
