import { describe, expect, it } from "vitest";
import { apply, RepoNotFoundError, type Action, type WorldErrorKind } from "../../src/world/index.ts";
import { CLOSE, DRAFT, MERGE, ON_BERT, ON_ONE, OPEN, OURS, PRIVATE, SILENT, proposing } from "./actions.ts";
import { bert, refusalOf, sceneWith } from "./scene.ts";

const PROPOSE = proposing("theirs");

describe("whoever is refused", () => {
  it.each([
    ["a draft", [DRAFT], "pull request #1 is a draft. Publish it first."],
    ["a closed one", [PROPOSE, CLOSE], "pull request #1 is closed. Reopen it first."],
    ["a merged one", [PROPOSE, MERGE], "pull request #1 is merged. Open another one to change more."],
    [
      "one that others got ahead of",
      [
        { ...PROPOSE, change: { files: { "a.txt": "1", "b.txt": "1" } } },
        { ...OURS, files: { "a.txt": "2", "b.txt": "2" } },
      ],
      "a.txt, b.txt changed on refs/heads/main as well since pull request #1 was opened. Open another one",
    ],
  ])("is told what has to be done before a merge: %s", (_what, before: readonly Action[], words) => {
    expect(() => sceneWith(before).act(MERGE)).toThrow(words);
  });

  it("is told who may do what with comments", () => {
    const scene = sceneWith([OPEN]);
    const { id: commentId } = scene.act({ kind: "comment", by: "bob", repo: bert, num: 1, text: "So." }).result;
    const on = { repo: bert, num: 1, commentId };
    const refused = (action: Action, words: string): WorldErrorKind => {
      const error = refusalOf(() => apply(scene.world, action, 0));
      expect(error.message).toContain(words);
      return error.kind;
    };
    const edit: Action = { kind: "edit-comment", ...on, by: "bob", text: "Yes." };
    expect(refused({ ...edit, by: "ada" }, 'the comment is by "bob", not by "ada". Act as "bob".')).toBe("forbidden");
    const hide: Action = { kind: "hide-comment", ...on, by: "ada" };
    expect(refused({ ...hide, by: "eve" }, 'the comment is by "bob", not by "eve". Act as "bob", or')).toBe(
      "forbidden",
    );
    expect(refused({ ...edit, text: "" }, "the comment has 0 characters")).toBe("invalid");
    expect(refusalOf(() => apply(scene.act(SILENT).world, edit, 0)).kind).toBe("forbidden");
    scene.act({ ...SILENT, settings: { discussionsDisabled: false } });
    scene.act(hide);
    const hidden = `the comment ${commentId} is hidden. Hiding can't be undone: write another one.`;
    expect(refused(edit, hidden)).toBe("conflict");
    expect(refused({ ...hide, by: "bob" }, hidden)).toBe("conflict");
  });

  it.each([
    [{ ...OURS, revision: "dev" }, 'model ada/bert has no branch or pull request ref "dev"'],
    [{ kind: "super-squash", ...ON_BERT, branch: "dev" }, 'model ada/bert has no branch "dev"'],
    [{ kind: "delete-branch", ...ON_BERT, branch: "dev" }, 'model ada/bert has no branch "dev"'],
    [{ kind: "delete-tag", ...ON_BERT, tag: "v1" }, 'model ada/bert has no tag "v1"'],
    [{ kind: "create-tag", ...ON_BERT, tag: "v1", revision: "v0" }, 'model ada/bert has no revision "v0"'],
    [{ kind: "create-tag", ...ON_BERT, tag: "v 1" }, 'invalid reference for a tag: "v 1"'],
    [{ kind: "create-branch", ...ON_BERT, branch: "a b" }, 'invalid reference for a branch: "a b"'],
    [{ kind: "create-branch", ...ON_BERT, branch: "main" }, "reference refs/heads/main already exists"],
    [{ kind: "comment", ...ON_ONE, num: 2, text: "So." }, "model ada/bert has no discussion #2"],
    [MERGE, "model ada/bert has no pull request #1"],
    [{ ...CLOSE, by: "eve" }, 'discussion #1 is by "bob", not by "eve"'],
    [{ kind: "create-user", name: "ada" }, '"ada" already exists'],
    [{ kind: "create-user", name: "a d a" }, '"a d a" is no name for a user or organization'],
  ] satisfies readonly (readonly [Action, string])[])(
    "is told what is not there, or in the way: %#",
    (action, words) => {
      expect(() => sceneWith([OPEN]).act<Action["kind"]>(action)).toThrow(words);
    },
  );

  it("is told whose pull request it is", () => {
    const push: Action = { ...OURS, by: "eve", revision: "refs/pr/1" };
    expect(() => sceneWith([PROPOSE]).act(push)).toThrow('pull request #1 is by "bob", not by "eve"');
  });

  it("is told who may not see a repo: a user, or whoever does not say who it is", () => {
    expect(() => sceneWith([PRIVATE]).act(OPEN)).toThrow('there is no model ada/bert, or "bob" may not see it');
    const { message } = new RepoNotFoundError("read it", bert, "");
    expect(message).toContain("there is no model ada/bert, or it takes a token to see it");
  });
});
