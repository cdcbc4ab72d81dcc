import { describe, expect, it } from "vitest";
import { apply, createWorld, discussionsOf, fileAt, findRepo } from "../../src/world/index.ts";
import { ON_BERT, OPEN } from "./actions.ts";
import { AT_FIRST_MS, bertIn, demo, logs, sceneWith, who } from "./scene.ts";

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
    const plain = { private: false, gated: false, discussionsDisabled: false, createdAtMs: AT_FIRST_MS };
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
      updatedAtMs: AT_FIRST_MS,
    });
    expect(set({ value: "b" })).toEqual({ value: "b", description: "", updatedAtMs: AT_FIRST_MS + 1_000 });
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
