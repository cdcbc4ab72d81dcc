/**
 * One action on its way. What a step changes, it changes here; the world before stays as it is, and if a step throws,
 * what it has changed so far is forgotten with the stage.
 */
import { readersOf } from "./access.ts";
import type { ActionKind, ActionOf, Results } from "./action.ts";
import type { DiscussionState } from "./discussion.ts";
import type { Occurrence, WorldEvent } from "./event.ts";
import { idOf } from "./ids.ts";
import type { Namespace } from "./namespace.ts";
import { repoTitle, type GitRepo, type Repo } from "./repo.ts";
import type { World } from "./world.ts";

export interface Stage {
  /** What is being done, for errors: "create branch". */
  readonly doing: string;
  /** In epoch milliseconds. */
  readonly nowMs: number;
  /** The world so far. */
  world: World;
  /** The events so far. */
  readonly events: WorldEvent[];
}

/** How some kinds of actions are done. What a step returns is what its action made or changed. */
export type Steps<K extends ActionKind = ActionKind> = {
  readonly [P in K]: (stage: Stage, action: ActionOf<P>) => Results[P];
};

/** An id that no other thing has: 24 hex digits for things, 40 for commits. */
export function newId(stage: Stage, length: 24 | 40): string {
  const { seed, idCount } = stage.world;
  stage.world = { ...stage.world, idCount: idCount + 1 };
  return idOf(seed, idCount, length);
}

export function putNamespace(stage: Stage, namespace: Namespace): void {
  const { namespaces } = stage.world;
  stage.world = { ...stage.world, namespaces: namespaces.with(namespace.name, namespace) };
}

/** Puts a repo in the place of what it was before; a new one, or one with a new name, is found by that from now on. */
export function putRepo<R extends Repo>(stage: Stage, repo: R): R {
  const { world } = stage;
  const before = world.repos.get(repo.id);
  const repos = world.repos.with(repo.id, repo);
  if (before?.name === repo.name) stage.world = { ...world, repos };
  else stage.world = { ...world, repos, repoIds: world.repoIds.with(repoTitle(repo), repo.id) };
  return repo;
}

export function removeRepo(stage: Stage, repo: Repo): void {
  const { world } = stage;
  const [repos, repoIds] = [world.repos.without(repo.id), world.repoIds.without(repoTitle(repo))];
  stage.world = { ...world, repos, repoIds };
}

/** Puts a discussion in the place of what it was before. @returns The repo with it. */
export function putDiscussion(stage: Stage, repo: GitRepo, discussion: DiscussionState): GitRepo {
  const lastNum = Math.max(repo.lastNum, discussion.num);
  return putRepo(stage, { ...repo, lastNum, discussions: repo.discussions.with(String(discussion.num), discussion) });
}

/** Tells what happened to those who may see the repo. */
export function tell(stage: Stage, occurrence: Occurrence): void {
  const { conduct } = stage.world;
  const audience = conduct.privateTo === "everybody" ? "everybody" : readersOf(stage.world, occurrence.repo);
  stage.events.push({ ...occurrence, audience });
}
