/**
 * Coherent payloads: everything that holds between the parts of a real payload holds here.
 * Each event has its own small arbitrary; each part is drawn as a few choices and built in one step, which keeps it fast.
 */
import fc from "fast-check";
import { eventNames, type EventName, type Payload, type RepoType } from "../payload/index.ts";
import { discussionPayloads, type DiscussionEvent } from "./discussion-events.ts";
import { plainIngredients, type Ingredients } from "./ingredients.ts";
import { repoPayloads, type RepoEvent } from "./repo-events.ts";

export interface PayloadConstraints {
  /** Events to choose from. Default: all. */
  readonly events?: readonly EventName[];
  /** Types of repos to choose from. Default: all; a bucket has no discussions. */
  readonly repoTypes?: readonly RepoType[];
}

/** Every type of repo that has events. */
export const repoTypes: readonly RepoType[] = ["model", "dataset", "space", "bucket"];

/** The types of repos that keep their files in Git. */
export const gitRepoTypes: readonly Exclude<RepoType, "bucket">[] = ["model", "dataset", "space"];

/**
 * A payload as the Hub sends it. Shrinks within its event and its type of repo, towards a public `ada/bert` with
 * ids such as `…0001`, an open discussion number 1, a visible `Hello!`, a commit on main.
 * @throws RangeError when the constraints leave no payload, as discussions of buckets do.
 */
export function payload(constraints: PayloadConstraints = {}): fc.Arbitrary<Payload> {
  return payloadFrom(plainIngredients, constraints);
}

/** A payload made from other ingredients than the plain ones. */
export function payloadFrom(ingredients: Ingredients, constraints: PayloadConstraints): fc.Arbitrary<Payload> {
  const { events = eventNames, repoTypes: types = repoTypes } = constraints;
  const arbitraries = events.flatMap((event) => types.flatMap((type) => arbitraryOf(event, type, ingredients) ?? []));
  if (arbitraries.length === 0) {
    throw new RangeError(
      `Failed to make a payload of ${events.join(", ") || "no event"} on ${types.join(", ") || "no type of repo"}: ` +
        `there is none. Name at least one event and one type of repo; buckets have no discussions.`,
    );
  }
  return fc.oneof(...arbitraries);
}

/** undefined if the event does not happen on that type of repo. */
function arbitraryOf(event: EventName, type: RepoType, from: Ingredients): fc.Arbitrary<Payload> | undefined {
  if (isRepoEvent(event)) return repoPayloads[event](type, from);
  return isDiscussionEvent(event) && type !== "bucket" ? discussionPayloads[event](type, from) : undefined;
}

function isRepoEvent(event: EventName): event is RepoEvent {
  return Object.hasOwn(repoPayloads, event);
}

function isDiscussionEvent(event: EventName): event is DiscussionEvent {
  return Object.hasOwn(discussionPayloads, event);
}
