import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply, WorldError, type Action } from "../../src/world/index.ts";
import { ON_BERT } from "./actions.ts";
import { demo, logs, sceneWith } from "./scene.ts";

const OPEN: Action = { kind: "open-discussion", ...ON_BERT, title: "A question", text: "Why?" };
const PROPOSE: Action = { kind: "open-pull-request", ...ON_BERT, title: "A change", text: "" };
const COMMIT: Action = { kind: "commit", ...ON_BERT, revision: "main", files: { "a.txt": "a", "b/c.txt": "c" } };
const BRANCH: Action = { kind: "create-branch", ...ON_BERT, branch: "dev" };

type Possible = readonly [what: string, before: readonly Action[], action: Action];

const named = (name: string): Action => ({ kind: "create-repo", by: "ada", repo: { type: "model", name } });
const branched = (branch: string): Action => ({ ...BRANCH, branch });
const written = (path: string): Action => ({ ...COMMIT, files: { [path]: "" } });
const keyed = (key: string): Action => ({ kind: "add-space-secret", by: "ada", repo: demo, key, value: "" });

/** The other side of what `impossible.test.ts` says: as far as one may go. */
const TABLE: readonly Possible[] = [
  ...["x", "7", "A.b_c-d", "x.gitx", "git", "a".repeat(96)].map((name): Possible => [
    `a repo called "ada/${name}"`,
    [],
    named(`ada/${name}`),
  ]),
  ["a user with a very short name", [], { kind: "create-user", name: "k" }],
  ...["v1.0", "feature/one-two", "a@b", "{a}", "refs", "a.locks", "é", "x/refs/pr/1"].map((branch): Possible => [
    `a branch called "${branch}"`,
    [],
    branched(branch),
  ]),
  ...[".gitignore", ".github/x", "a b", "a/..b", "...", "a.git/b"].map((path): Possible => [
    `a file called "${path}"`,
    [],
    written(path),
  ]),
  ...["A", "a_1", "MODEL_2_KEY"].map((key): Possible => [`a secret called "${key}"`, [], keyed(key)]),
  ["a text of nothing", [], { ...OPEN, text: "" }],
  ["a text of 65,536 characters", [], { ...OPEN, text: "😀".repeat(65_536) }],
  ["a comment of 1 character", [OPEN], { kind: "comment", ...ON_BERT, num: 1, text: "!" }],
  ["a squash with 500 characters", [], { kind: "super-squash", ...ON_BERT, branch: "main", message: "x".repeat(500) }],
  [
    "a whole folder deleted",
    [{ ...COMMIT, files: { "data/train/a.csv": "", "data/b.csv": "" } }],
    { kind: "commit", ...ON_BERT, revision: "main", deletions: ["data/"] },
  ],
  ["a folder in the place of a file", [COMMIT], { ...COMMIT, files: { "a.txt/b": "" }, deletions: ["a.txt"] }],
  ["a file in the place of a folder", [COMMIT], { ...COMMIT, files: { b: "" }, deletions: ["b/"] }],
  ["a push to a draft", [PROPOSE], { ...COMMIT, revision: "refs/pr/1" }],
  [
    "a push by the author to the twelfth pull request",
    [...Array.from({ length: 11 }, () => OPEN), { ...PROPOSE, by: "bob" }],
    { ...COMMIT, by: "bob", revision: "refs/pr/12" },
  ],
  ["a branch by its full ref", [], { ...COMMIT, revision: "refs/heads/main" }],
  ["a branch that is called like a pull request", [branched("x/refs/pr/1")], { ...COMMIT, revision: "x/refs/pr/1" }],
  ["a private Space", [], { kind: "update-settings", by: "ada", repo: demo, settings: { private: true } }],
  ["a Space that is not gated", [], { kind: "update-settings", by: "ada", repo: demo, settings: { gated: false } }],
  ["a private bucket", [], { kind: "update-settings", by: "ada", repo: logs, settings: { private: true } }],
  [
    "a new bucket without files",
    [],
    { kind: "create-repo", by: "ada", repo: { type: "bucket", name: "ada/new" }, files: {} },
  ],
  [
    "an answer of the author",
    [{ ...OPEN, by: "bob" }],
    { kind: "comment", ...ON_BERT, by: "bob", num: 1, text: "I see." },
  ],
  ["a tag on a branch of its name", [BRANCH], { kind: "create-tag", ...ON_BERT, tag: "dev" }],
];

describe("an action at the edge of what is possible", () => {
  it.each(TABLE)("is done: %s", (_what, before, action) => {
    expect(() => sceneWith(before).act(action)).not.toThrow();
  });

  it("counts characters as Unicode does, as the payload's schema", () => {
    const { world } = sceneWith();
    const unit = fc.constantFrom("a", "é", "😀");
    const title = fc.oneof(
      fc.string({ unit, maxLength: 5 }),
      fc.string({ unit, minLength: 198, maxLength: 202, size: "max" }),
    );
    fc.assert(
      fc.property(title, (title) => {
        const length = [...title].length;
        const open = (): unknown => apply(world, { ...OPEN, title }, 0);
        if (length >= 3 && length <= 200) expect(open).not.toThrow();
        else expect(open).toThrow(new RegExp(`the title has ${length} characters. Take 3 to 200 characters.`));
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(() => apply(world, { ...OPEN, text: "x".repeat(65_537) }, 0)).toThrow(
      /the text has 65537 characters. Take 0 to 65,536/,
    );
    const empty: Action = { kind: "comment", ...ON_BERT, num: 1, text: "" };
    expect(() => sceneWith([OPEN]).act(empty)).toThrow(/the comment has 0 characters. Take 1 to 65,536/);
  });

  it("takes a parent commit that is still the head, and none that was", () => {
    const scene = sceneWith();
    const { sha } = scene.act(COMMIT).result;
    const onTop = { ...COMMIT, parentCommit: sha };
    expect(scene.act(onTop).result).toMatchObject({ parent: sha });
    expect(() => scene.act(onTop)).toThrow(WorldError);
  });
});
