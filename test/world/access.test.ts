import { describe, expect, it } from "vitest";
import { findRepo, mayHear, mayRead, mayWrite, type Action } from "../../src/world/index.ts";
import { bert, data, sceneWith } from "./scene.ts";

const users = ["ada", "bob", "eve", "a stranger"];
const HIDE: readonly Action[] = [
  { kind: "update-settings", by: "ada", repo: bert, settings: { private: true } },
  { kind: "update-settings", by: "eve", repo: data, settings: { private: true } },
];

describe("access", () => {
  it("lets everybody see what is public, and only owners and members change it", () => {
    const { world } = sceneWith();
    for (const [address, writers] of [
      [bert, ["ada"]],
      [data, ["ada", "eve"]],
    ] as const) {
      const repo = findRepo(world, address);
      expect(repo && users.filter((user) => mayRead(world, repo, user))).toEqual(users);
      expect(repo && users.filter((user) => mayWrite(world, repo, user))).toEqual(writers);
    }
  });

  it("shows private repos to owners and members", () => {
    const { world } = sceneWith(HIDE);
    for (const [address, readers] of [
      [bert, ["ada"]],
      [data, ["ada", "eve"]],
    ] as const) {
      const repo = findRepo(world, address);
      expect(repo && users.filter((user) => mayRead(world, repo, user))).toEqual(readers);
    }
  });

  it("tells everybody of what is public", () => {
    const { events } = sceneWith().act({ kind: "commit", by: "ada", repo: bert, revision: "main" });
    expect(users.filter((user) => events.every((event) => mayHear(event, user)))).toEqual(users);
  });

  it("lets admins do everything, and tells them of everything", () => {
    const admins = ["bob"];
    const scene = sceneWith(HIDE, { admins });
    const { events } = scene.act({ kind: "delete-repo", by: "bob", repo: data });
    expect(users.filter((user) => events.every((event) => mayHear(event, user)))).toEqual(["ada", "bob", "eve"]);
    expect(
      scene.act({ kind: "create-repo", by: "bob", repo: { type: "model", name: "lab/new" } }).result,
    ).toMatchObject({
      owner: { name: "lab" },
    });
  });

  it("tells of a private repo to those who could see it, also once it is gone", () => {
    const scene = sceneWith(HIDE);
    const { events } = scene.act({ kind: "delete-repo", by: "eve", repo: data });
    expect(users.filter((user) => events.every((event) => mayHear(event, user)))).toEqual(["ada", "eve"]);
  });
});
