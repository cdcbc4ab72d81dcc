/**
 * One action on a world: checked as a whole, applied as a whole, or thrown as a `WorldError` with nothing changed.
 * What each kind of action does stands in `steps/`, by topic.
 */
import type { ActionKind, ActionOf, Results } from "./action.ts";
import type { WorldEvent } from "./event.ts";
import type { Stage, Steps } from "./stage.ts";
import { bucketSteps } from "./steps/buckets.ts";
import { commentSteps } from "./steps/comments.ts";
import { commitSteps } from "./steps/commits.ts";
import { discussionSteps } from "./steps/discussions.ts";
import { namespaceSteps } from "./steps/namespaces.ts";
import { pullRequestSteps } from "./steps/pull-requests.ts";
import { refSteps } from "./steps/refs.ts";
import { repoSteps } from "./steps/repos.ts";
import { spaceSteps } from "./steps/spaces.ts";
import type { World } from "./world.ts";

const steps: Steps = {
  ...namespaceSteps,
  ...repoSteps,
  ...commitSteps,
  ...refSteps,
  ...discussionSteps,
  ...pullRequestSteps,
  ...commentSteps,
  ...spaceSteps,
  ...bucketSteps,
};

/** All kinds of actions, in the order of the catalogue's topics. */
export const actionKinds: readonly ActionKind[] = Object.keys(steps).filter(isActionKind);

function isActionKind(kind: string): kind is ActionKind {
  return Object.hasOwn(steps, kind);
}

export interface Outcome<K extends ActionKind> {
  /** The world after the action. The one before is as it was. */
  readonly world: World;
  /** What webhooks may be told of, in order. */
  readonly events: readonly WorldEvent[];
  /** What the action made or changed. */
  readonly result: Results[K];
}

/**
 * Does one action.
 * @param nowMs - The time it is done at, in epoch milliseconds.
 * @throws WorldError that says why it can't be done, and what to do.
 * @example
 * const { world, events } = apply(createWorld(), { kind: "create-user", name: "ada" }, 0);
 */
export function apply<K extends ActionKind>(world: World, action: ActionOf<K>, nowMs: number): Outcome<K> {
  const stage: Stage = { doing: action.kind.replaceAll("-", " "), nowMs, world, events: [] };
  const result = steps[action.kind](stage, action);
  return { world: stage.world, events: stage.events, result };
}
