import { describe, expect, it } from "vitest";
import { formatIssue, parsePayload, valueAt } from "../../src/payload/index.ts";
import { issuesFrom } from "../../src/payload/issue.ts";
import { changed } from "./changed.ts";
import { example } from "./example.ts";

const PUSH = await example("repo.content:update");
const BUCKET = await example("repo.content:update", "-bucket");
const CONFIG = await example("repo.config:update");
const PULL_REQUEST = await example("discussion:create");
const DISCUSSION = await example("discussion:delete");
const COMMENT = await example("discussion.comment:create");
const HIDDEN = await example("discussion.comment:update", "-hidden");
const MOVE = await example("repo:move");

function linesFor(value: unknown): readonly string[] {
  const parsed = parsePayload(value, { strict: true });
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
}

const EVERY_EVENT =
  "discussion.comment:create, discussion.comment:update, discussion:create, discussion:delete, discussion:update, " +
  "repo.config:update, repo.content:update, repo:create, repo:delete, repo:move, repo:update";
const EVERY_SCOPE = "discussion.comment, discussion, repo.config, repo.content, repo";

describe("a payload with one fault", () => {
  it.each([
    // No payload at all
    [null, "(the whole value): expected an object, got null"],
    [[PUSH], "(the whole value): expected a payload, got something that holds one at /0: take that"],
    ["push", '(the whole value): expected an object, got "push"'],
    [undefined, "(the whole value): expected an object, got nothing"],
    // The event
    [{}, "/event: expected this property, got nothing"],
    [changed(PUSH, "/event", undefined), "/event: expected this property, got nothing"],
    [changed(PUSH, "/event", "push"), '/event: expected an object, got "push"'],
    [changed(PUSH, "/event", null), "/event: expected an object, got null"],
    [changed(PUSH, "/event/scope", undefined), "/event/scope: expected this property, got nothing"],
    [changed(PUSH, "/event/scope", 1), "/event/scope: expected a text, got 1"],
    [
      changed(PUSH, "/event/scope", "user"),
      `/event/scope: expected one of the scopes ${EVERY_SCOPE}, or one below them, got "user"`,
    ],
    [
      changed(PUSH, "/event/action", "push"),
      '/event/action: expected one of "create", "delete", "update", "move", got "push"',
    ],
    [
      changed(PUSH, "/event/action", "move"),
      `/event: expected one of ${EVERY_EVENT}, got repo.content:move (a handler can treat it as repo.content:update)`,
    ],
    [
      changed(CONFIG, "/event/scope", "repo.config.dois"),
      `/event: expected one of ${EVERY_EVENT}, got repo.config.dois:update (a handler can treat it as repo.config:update)`,
    ],
    [changed(PUSH, "/event/at", 1), "/event/at: expected no such property, got 1"],
    [changed(PUSH, "/scope", "repo"), '/scope: expected no such property, got "repo"'],
    // The repo
    [changed(PUSH, "/repo", undefined), "/repo: expected this property, got nothing"],
    [changed(PUSH, "/repo", "ada/bert"), '/repo: expected an object, got "ada/bert"'],
    [changed(CONFIG, "/repo", []), "/repo: expected an object, got an empty array"],
    [changed(PUSH, "/repo/type", "kernel"), '/repo/type: expected one of "model", "dataset", "space", got "kernel"'],
    [
      changed(CONFIG, "/repo/type", "kernel"),
      '/repo/type: expected one of "model", "dataset", "space", "bucket", got "kernel"',
    ],
    [changed(CONFIG, "/repo/type", undefined), "/repo/type: expected this property, got nothing"],
    [changed(PUSH, "/repo/name", "a/b/c"), '/repo/name: expected a name such as namespace/name, got "a/b/c"'],
    [changed(PUSH, "/repo/id", undefined), "/repo/id: expected this property, got nothing"],
    [changed(PUSH, "/repo/private", "no"), '/repo/private: expected true or false, got "no"'],
    [changed(PUSH, "/repo/stars", 3), "/repo/stars: expected no such property, got 3"],
    [
      changed(PUSH, "/repo/url/web", "huggingface.co/a"),
      '/repo/url/web: expected an http or https URL with a path, got "huggingface.co/a"',
    ],
    [
      changed(PUSH, "/repo/url/api", "https://huggingface.co/a"),
      '/repo/url/api: expected an http or https URL below /api/, got "https://huggingface.co/a"',
    ],
    [changed(PUSH, "/repo/headSha", undefined), "/repo/headSha: expected this property, got nothing"],
    [
      changed(DISCUSSION, "/repo/headSha", "a".repeat(40)),
      `/repo/headSha: expected no such property, got "${"a".repeat(40)}"`,
    ],
    [
      changed(DISCUSSION, "/repo/type", "bucket"),
      '/repo/type: expected one of "model", "dataset", "space", got "bucket"',
    ],
    [changed(PUSH, "/repo/tags", ["a", 1]), "/repo/tags/1: expected a text, got 1"],
    // What the event is about
    [changed(PUSH, "/updatedRefs", []), "/updatedRefs: expected at least 1 item, got an empty array"],
    [
      changed(PUSH, "/updatedRefs/1/ref", "v1"),
      '/updatedRefs/1/ref: expected a full ref such as refs/heads/main, got "v1"',
    ],
    [changed(PUSH, "/updatedRefs/0/oldSha", 0), "/updatedRefs/0/oldSha: expected a text or null, got 0"],
    [
      changed(PUSH, "/updatedRefs/0/newSha", "A".repeat(40)),
      `/updatedRefs/0/newSha: expected a commit id of 40 lower-case hex digits, got "${"A".repeat(40)}"`,
    ],
    [changed(BUCKET, "/updatedFiles/0/size", -1), "/updatedFiles/0/size: expected at least 0, got -1"],
    [
      changed(BUCKET, "/updatedFiles", Array(10_001).fill(valueAt(BUCKET, "/updatedFiles/0"))),
      "/updatedFiles: expected at most 10000 items, got an array of 10001",
    ],
    [changed(BUCKET, "/repo/type", "kernel"), '/repo/type: expected "bucket", got "kernel"'],
    [changed(BUCKET, "/repo/type", undefined), "/repo/type: expected this property, got nothing"],
    [changed(BUCKET, "/updatedFiles/0/path", ""), '/updatedFiles/0/path: expected at least 1 character, got ""'],
    [
      changed(BUCKET, "/updatedFiles/1/action", "move"),
      '/updatedFiles/1/action: expected one of "add", "delete", got "move"',
    ],
    [changed(CONFIG, "/updatedConfig/private", null), "/updatedConfig/private: expected true or false, got null"],
    [changed(MOVE, "/movedTo", "ada/new"), '/movedTo: expected an object, got "ada/new"'],
    // Discussions and comments
    [changed(PULL_REQUEST, "/discussion", null), "/discussion: expected an object, got null"],
    [changed(PULL_REQUEST, "/discussion/title", "ab"), '/discussion/title: expected at least 3 characters, got "ab"'],
    [
      changed(PULL_REQUEST, "/discussion/title", "x".repeat(201)),
      `/discussion/title: expected at most 200 characters, got "${"x".repeat(60)}…" (201 characters)`,
    ],
    [
      changed(PULL_REQUEST, "/discussion/author/id", "x".repeat(60)),
      `/discussion/author/id: expected an id of 24 lower-case hex digits, got "${"x".repeat(60)}"`,
    ],
    [changed(PULL_REQUEST, "/discussion/num", 1.5), "/discussion/num: expected a whole number, got 1.5"],
    [changed(PULL_REQUEST, "/discussion/num", 0), "/discussion/num: expected at least 1, got 0"],
    [
      changed(PULL_REQUEST, "/discussion/isPullRequest", undefined),
      "/discussion/isPullRequest: expected this property, got nothing",
    ],
    [
      changed(PULL_REQUEST, "/discussion/isPullRequest", "yes"),
      '/discussion/isPullRequest: expected one of false, true, got "yes"',
    ],
    [
      changed(PULL_REQUEST, "/discussion/changes", undefined),
      "/discussion/changes: expected this property, got nothing",
    ],
    [
      changed(DISCUSSION, "/discussion/changes", { base: "refs/heads/main" }),
      "/discussion/changes: expected no such property, got an object",
    ],
    [
      changed(DISCUSSION, "/discussion/status", "merged"),
      '/discussion/status: expected one of "open", "closed", got "merged"',
    ],
    [changed(COMMENT, "/comment/content", undefined), "/comment/content: expected this property, got nothing"],
    [changed(HIDDEN, "/comment/content", "hi"), '/comment/content: expected no such property, got "hi"'],
    [changed(HIDDEN, "/comment/hidden", null), "/comment/hidden: expected one of false, true, got null"],
    [changed(COMMENT, "/comment/hidden", undefined), "/comment/hidden: expected this property, got nothing"],
    [
      changed(COMMENT, "/comment/url/web", "https://huggingface.co/a"),
      '/comment/url/web: expected the address of a comment, with #{comment id} at its end, got "https://huggingface.co/a"',
    ],
    // The webhook
    [changed(PUSH, "/webhook/version", 2), "/webhook/version: expected 3, got 2"],
    [changed(PUSH, "/webhook/id", "1"), '/webhook/id: expected an id of 24 lower-case hex digits, got "1"'],
    [changed(PUSH, "/a~1b~0c", 1), "/a~1b~0c: expected no such property, got 1"],
  ])("has one issue, in words: %#", (value, line) => {
    expect(linesFor(value)).toEqual([line]);
  });

  it.each(["model", "dataset", "space"])("is told by its type when it has files of a bucket: %s", (type) => {
    const push = changed(changed(PUSH, "/repo/type", type), "/updatedFiles", []);
    expect(linesFor(push)).toEqual(["/updatedFiles: expected no such property, got an empty array"]);
  });

  it("is told by version when it is of version 2", () => {
    expect(linesFor({ event: "update", scope: "repo" })).toEqual([
      '/event: expected an object with scope and action, as in version 3 of the payload, got "update", as in version 2, which the Hub has retired',
    ]);
  });
});

describe("the keyword of an issue", () => {
  it.each([
    [[], "type"],
    [{ event: "update", scope: "repo" }, "version"],
    [changed(PUSH, "/event/scope", "user"), "enum"],
    [changed(CONFIG, "/event/scope", "repo.config.dois"), "enum"],
    [changed(PUSH, "/repo/type", "kernel"), "enum"],
    [changed(PUSH, "/webhook/version", 2), "const"],
    [changed(PUSH, "/repo/id", "1"), "pattern"],
  ])("tells programs what kind of fault it is: %#", (value, keyword) => {
    expect(parsePayload(value, { strict: true })).toMatchObject({ ok: false, issues: [{ keyword }] });
  });
});

describe("what the schemas may say some day, and do not yet", () => {
  it.each([
    ["pattern", { pattern: "^v\\d+$" }, String.raw`a text that matches ^v\d+$`],
    ["multipleOf", { multipleOf: 2 }, 'a value that keeps "multipleOf"'],
  ])("is told in the schema's own terms: %s", (keyword, params, expected) => {
    const error = { keyword, params, instancePath: "/tag", schemaPath: `#/properties/tag/${keyword}` };
    expect(issuesFrom([error], { tag: 3 })).toEqual([{ path: "/tag", keyword, expected, received: "3" }]);
  });
});

describe("a payload with several faults", () => {
  it("has an issue for each, sorted by path", () => {
    const value = changed(changed(changed(PULL_REQUEST, "/repo/id", 1), "/comment/hidden", 2), "/discussion/num", 0);
    expect(linesFor(value)).toEqual([
      "/comment/hidden: expected one of false, true, got 2",
      "/discussion/num: expected at least 1, got 0",
      "/repo/id: expected a text, got 1",
    ]);
  });

  it("has several issues at one place, too", () => {
    expect(linesFor(changed(PULL_REQUEST, "/discussion/num", -0.5))).toEqual([
      "/discussion/num: expected a whole number, got -0.5",
      "/discussion/num: expected at least 1, got -0.5",
    ]);
  });
});
