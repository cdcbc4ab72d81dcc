/** A small world to start from, and short ways to act in it. */
import {
  apply,
  createWorld,
  findRepo,
  payloadOf,
  WorldError,
  type Action,
  type ActionKind,
  type ActionOf,
  type GitRepo,
  type Outcome,
  type RepoAddress,
  type World,
  type WorldEvent,
  type WorldOptions,
} from "../../src/world/index.ts";
import { formatIssue, HUB_ORIGIN, parsePayload, type Payload } from "../../src/payload/index.ts";
import { incoherences } from "../helpers/coherence.ts";

export const bert: RepoAddress = { type: "model", name: "ada/bert" };
export const demo: RepoAddress = { type: "space", name: "ada/demo" };
export const logs: RepoAddress = { type: "bucket", name: "ada/logs" };
export const data: RepoAddress = { type: "dataset", name: "lab/data" };

/** Who and what is there at the start: ada and her repos, bob, and the lab that eve and ada are in. */
const START: readonly Action[] = [
  { kind: "create-user", name: "ada" },
  { kind: "create-user", name: "bob" },
  { kind: "create-user", name: "eve" },
  { kind: "create-organization", name: "lab", members: ["ada", "eve"] },
  { kind: "create-repo", by: "ada", repo: bert },
  { kind: "create-repo", by: "ada", repo: demo },
  { kind: "create-repo", by: "ada", repo: logs },
  { kind: "create-repo", by: "eve", repo: data },
];

/** When the first action comes after those at the start, in epoch milliseconds; each one more comes a second later. */
export const AT_FIRST_MS = 1_767_225_609_000;

/** A world that a test takes from one action to the next. */
export interface Scene {
  readonly world: World;
  /** Does an action and keeps the world after it. */
  act<K extends ActionKind>(action: ActionOf<K>): Outcome<K>;
}

export function sceneWith(before: readonly Action[] = [], options: WorldOptions = {}): Scene {
  let world = createWorld(options);
  let nowMs = 1_767_225_600_000;
  const act = <K extends ActionKind>(action: ActionOf<K>): Outcome<K> => {
    nowMs += 1_000;
    const outcome = apply(world, action, nowMs);
    world = outcome.world;
    return outcome;
  };
  for (const action of [...START, ...before]) act(action);
  return {
    get world() {
      return world;
    },
    act,
  };
}

/** The Git repo `bert`, as it is now. */
export function bertIn({ world }: Scene): GitRepo {
  const repo = findRepo(world, bert);
  if (repo === undefined || repo.type === "bucket") throw new Error("there is no such Git repo");
  return repo;
}

/** What is kept of who did something. */
export function who({ world }: Scene, name: string): { readonly id: string | undefined; readonly name: string } {
  return { id: world.namespaces.get(name)?.id, name };
}

/** Why an action can't be done. */
export function refusalOf(run: () => unknown): WorldError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof WorldError) return thrown;
    throw thrown;
  }
  throw new Error("nothing was thrown");
}

/** The payload that a webhook is sent for an event. */
export function told(event: WorldEvent): Payload {
  return payloadOf(event, { webhookId: "a".repeat(24), origin: HUB_ORIGIN });
}

/** Holds for what people push, and not for a branch or tag that is put where main is. */
const NOT_OF_ALL_REFS = "another ref's commit is not the head";

/** What is wrong with a payload: issues of the strict schema, and relations between its parts that do not hold. */
export function problemsOf(payload: Payload): readonly string[] {
  const parsed = parsePayload(payload, { strict: true });
  const broken = incoherences(payload).filter((name) => name !== NOT_OF_ALL_REFS);
  return [...(parsed.ok ? [] : parsed.issues.map(formatIssue)), ...broken];
}
