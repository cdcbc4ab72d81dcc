/**
 * Coherent payloads: everything that holds between the parts of a real payload holds here.
 * Each event has its own small arbitrary; each part is drawn as a few choices and built in one step, which keeps it fast.
 */
import fc from "fast-check";
import { eventNames, type EventName, type Payload, type RepoType } from "../payload/index.ts";
import { discussionPayloads } from "./discussion-events.ts";
import { plainIngredients, type Ingredients } from "./ingredients.ts";
import { BUCKET, repoPayloads, type RepoEvent } from "./repo-events.ts";
import type { GitRepoType } from "./repo-part.ts";

export interface PayloadConstraints {
  /** Events to choose from. Default: all. */
  readonly events?: readonly EventName[];
  /** Types of repos to choose from. Default: all; a bucket has no discussions. */
  readonly repoTypes?: readonly RepoType[];
}

/** Every type of repo that has events. */
export const repoTypes: readonly RepoType[] = ["model", "dataset", "space", "bucket"];

/** The types of repos that keep their files in Git. */
export const gitRepoTypes: readonly GitRepoType[] = ["model", "dataset", "space"];

/**
 * A payload as the Hub sends it. Shrinks within its event, towards the model `ada/bert`, public, with
 * ids such as `…0001`, an open discussion number 1, a visible `Hello!`, a commit on main.
 * @throws RangeError when the constraints leave no payload, as discussions of buckets do.
 */
export function payload(constraints: PayloadConstraints = {}): fc.Arbitrary<Payload> {
  return payloadFrom(plainIngredients, constraints);
}

/** A payload made from other ingredients than the plain ones. */
export function payloadFrom(ingredients: Ingredients, constraints: PayloadConstraints): fc.Arbitrary<Payload> {
  const { events = eventNames, repoTypes: types = repoTypes } = constraints;
  const git = gitRepoTypes.filter((type) => types.includes(type));
  const weighted = events.flatMap((event) => [
    ...(git.length === 0 ? [] : [{ weight: git.length, arbitrary: onGit(event, git, ingredients) }]),
    ...(types.includes("bucket") && isRepoEvent(event)
      ? [{ weight: 1, arbitrary: repoPayloads[event](BUCKET, ingredients) }]
      : []),
  ]);
  if (weighted.length > 0) return fc.oneof(...weighted);
  throw new RangeError(
    `Failed to make a payload of ${events.join(", ") || "no event"} on ${types.join(", ") || "no type of repo"}: ` +
      `there is none. Name at least one event and one type of repo; buckets have no discussions.`,
  );
}

function onGit(event: EventName, types: readonly GitRepoType[], from: Ingredients): fc.Arbitrary<Payload> {
  return isRepoEvent(event) ? repoPayloads[event](types, from) : discussionPayloads[event](types, from);
}

function isRepoEvent(event: EventName): event is RepoEvent {
  return Object.hasOwn(repoPayloads, event);
}
