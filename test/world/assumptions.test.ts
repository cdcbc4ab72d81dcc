import { describe, expect, it } from "vitest";
import * as world from "../../src/world/index.ts";
import type { Action, WorldConduct } from "../../src/world/index.ts";
import { bert, demo, sceneWith, told } from "./scene.ts";

describe("worldAssumptions", () => {
  it("tells of each constant by its name", () => {
    const names = world.worldAssumptions.map(({ name }) => name);
    const constants = Object.keys(world).filter((name) => /^[A-Z_]+$/.test(name));
    expect(names).toEqual(expect.arrayContaining(constants));
    expect(constants).toHaveLength(Object.keys(world.assumedConduct).length + 1); // MAX_UPDATED_FILES
    expect(new Set(names).size).toBe(names.length);
  });

  it("shows the values as they are", () => {
    const values = Object.fromEntries(world.worldAssumptions.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ CONTENT_ON_CREATE: "no", UPDATE_ON_PIN: "yes", MOVED_REPO: "as-before" });
  });
});

const PROPOSE: Action = { kind: "open-pull-request", by: "bob", repo: bert, title: "A change", text: "", change: {} };
const ON_ONE = { by: "ada", repo: bert, num: 1 };
const CREATE: Action = { kind: "create-repo", by: "ada", repo: { type: "model", name: "ada/new" } };
const CLOSE: Action = { kind: "change-status", ...ON_ONE, status: "closed", comment: "Done." };

type Row = readonly [
  conduct: Partial<WorldConduct>,
  before: readonly Action[],
  action: Action,
  names: readonly string[],
];

const TABLE: readonly Row[] = [
  [{ contentOnCreate: true }, [], CREATE, ["repo:create", "repo.content:update"]],
  [{ configOnVariable: false }, [], { kind: "add-space-variable", by: "ada", repo: demo, key: "MODE", value: "" }, []],
  [
    { discussionOnPush: true },
    [PROPOSE],
    { kind: "commit", by: "bob", repo: bert, revision: "refs/pr/1" },
    ["discussion:update", "repo.content:update"],
  ],
  [{ commentOnStatus: false }, [PROPOSE], CLOSE, ["discussion:update"]],
  [{ updateOnPin: false }, [PROPOSE], { kind: "pin", ...ON_ONE, pinned: true }, []],
  [{ contentOnRefDelete: false }, [PROPOSE, CLOSE], { kind: "delete-pull-request-ref", ...ON_ONE }, []],
];

describe("WorldConduct", () => {
  it.each(TABLE)("can be other than assumed: %o", (conduct, before, action, names) => {
    const { events } = sceneWith(before, { conduct }).act(action);
    expect(events.map(({ name }) => name)).toEqual(names);
    const assumed = sceneWith(before).act(action);
    expect(assumed.events.map(({ name }) => name)).not.toEqual(names);
  });

  it("decides whether a deleted repo has a head", () => {
    const payloads = [false, true].map((headOnDelete) =>
      sceneWith([], { conduct: { headOnDelete } }).act({ kind: "delete-repo", by: "ada", repo: bert }).events.map(told),
    );
    expect(payloads[0]?.[0]).not.toHaveProperty("repo.headSha");
    expect(payloads[1]?.[0]).toHaveProperty("repo.headSha");
  });

  it("decides what a moved repo is called", () => {
    const scene = sceneWith([], { conduct: { movedRepo: "as-after" } });
    const [payload] = scene.act({ kind: "move-repo", by: "ada", repo: bert, to: "lab/bert" }).events.map(told);
    expect(payload).toMatchObject({ repo: { name: "lab/bert" }, movedTo: { name: "lab/bert" } });
  });

  it("decides who hears of a private repo", () => {
    const audiences = (["readers", "everybody"] as const).map((privateTo) => {
      const scene = sceneWith([], { conduct: { privateTo } });
      const { events } = scene.act({ kind: "update-settings", by: "ada", repo: bert, settings: { private: true } });
      return ["ada", "bob"].filter((user) => events.every((event) => world.mayHear(event, user)));
    });
    expect(audiences).toEqual([["ada"], ["ada", "bob"]]);
  });

  it("never decides ids", () => {
    const change: Partial<WorldConduct> = { contentOnCreate: true, discussionOnPush: true, commentOnStatus: false };
    const actions = [CREATE, PROPOSE, CLOSE];
    expect(sceneWith(actions, { conduct: change }).world.idCount).toBe(sceneWith(actions).world.idCount);
  });
});
