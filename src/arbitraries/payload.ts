/**
 * Coherent payloads: everything that holds between the parts of a real payload holds here.
 * Each event has its own small arbitrary; each part is drawn as a few choices and built in one step, which keeps it fast.
 */
import fc from "fast-check";
import { type EventName, eventNames, type Payload, type RepoType, repoTypes } from "../payload/index.ts";
import { ANYTHING, targetsOf, type Aim, type Target } from "./aim/index.ts";
import { discussionPayloads } from "./discussion-events.ts";
import { identitiesOf, withIdentities } from "./identities.ts";
import { plainIngredients, type Ingredients } from "./ingredients.ts";
import { BUCKET, repoPayloads, type RepoEvent } from "./repo-events.ts";
import { anyHappens, gitRepoTypes, type GitRepoType } from "./repo-part.ts";

export interface PayloadConstraints {
  /** Events to choose from. Default: all. */
  readonly events?: readonly EventName[];
  /** Types of repos to choose from. Default: all; a bucket has no discussions. */
  readonly repoTypes?: readonly RepoType[];
  /** What the payloads are about. Default: anything. */
  readonly aim?: Aim;
}

/** How often a payload has words of the consumer for each that has none. */
const WORDED = 2;

/**
 * A payload as the Hub sends it. Shrinks within its event, towards the model `ada/bert`, public, with
 * ids such as `…0001`, an open discussion number 1, a visible `Hello!`, a commit on main.
 * @throws RangeError when the constraints leave no payload, as discussions of buckets do.
 */
export function payload(constraints: PayloadConstraints = {}): fc.Arbitrary<Payload> {
  return drawn(constraints, ({ plain, worded, favoured }) => [
    { weight: 1, ingredients: plain, favoured: [] },
    ...(worded === null ? [] : [{ weight: WORDED, ingredients: worded, favoured }]),
  ]);
}

/** A payload with nothing special in it but what it is about. */
export function calmPayload(constraints: PayloadConstraints = {}): fc.Arbitrary<Payload> {
  return drawn(constraints, ({ calm }) => [{ weight: 1, ingredients: calm, favoured: [] }]);
}

interface Source {
  readonly weight: number;
  readonly ingredients: Ingredients;
  /** Events that come more often. */
  readonly favoured: readonly EventName[];
}

function drawn(
  { aim = ANYTHING, events = eventNames, repoTypes: types = repoTypes }: PayloadConstraints,
  sourcesOf: (target: Target) => readonly Source[],
): fc.Arbitrary<Payload> {
  const wanted = events.filter((event) => aim.events.includes(event));
  const sources = targetsOf(aim).flatMap((target) => {
    const own = target.types.filter((type) => types.includes(type));
    if (!anyHappens(wanted, own)) return [];
    return sourcesOf(target).map(({ weight, ingredients, favoured }) => {
      const constraints = { events: wanted, repoTypes: own, isWatched: target.isWatched };
      return { weight, arbitrary: payloadFrom(ingredients, constraints, favoured) };
    });
  });
  const [only, ...others] = sources;
  if (only === undefined) throw impossible(wanted, types);
  return others.length === 0 ? only.arbitrary : fc.oneof(...sources);
}

/** The same, with the ids that a watched repo and its owner have everywhere. */
export function withOwnIds(payload: Payload): Payload {
  return withIdentities(payload, identitiesOf(payload.repo.type, payload.repo.name));
}

/** How often an event comes that the consumer's words name, for each that they don't. */
const FAVOURED = 5;

/**
 * A payload made from other ingredients than the plain ones. What is watched has its own ids, unless the ingredients give others:
 * nobody knows which of the ids in a consumer's sources is whose.
 * @param favoured - Events that come more often.
 */
export function payloadFrom(
  ingredients: Ingredients,
  constraints: Pick<PayloadConstraints, "events" | "repoTypes"> & { readonly isWatched?: boolean },
  favoured: readonly EventName[] = [],
): fc.Arbitrary<Payload> {
  const { events = eventNames, repoTypes: types = repoTypes, isWatched = false } = constraints;
  const git = gitRepoTypes.filter((type) => types.includes(type));
  const weighted = events.flatMap((event) => {
    const weight = favoured.includes(event) ? FAVOURED : 1;
    return [
      ...(git.length === 0 ? [] : [{ weight: weight * git.length, arbitrary: onGit(event, git, ingredients) }]),
      ...(types.includes("bucket") && isRepoEvent(event)
        ? [{ weight, arbitrary: repoPayloads[event](BUCKET, ingredients) }]
        : []),
    ];
  });
  if (weighted.length === 0) throw impossible(events, types);
  const drawn = fc.oneof(...weighted);
  const payloads = isWatched ? drawn.map(withOwnIds) : drawn;
  if (ingredients.identities === plainIngredients.identities) return payloads;
  return fc.tuple(payloads, ingredients.identities).map(([payload, identities]) => withIdentities(payload, identities));
}

function impossible(events: readonly EventName[], types: readonly RepoType[]): RangeError {
  return new RangeError(
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
