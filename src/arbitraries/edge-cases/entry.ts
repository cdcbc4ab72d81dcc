/** One entry of the catalogue of edge cases: a payload with an ingredient or two replaced. */
import fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import type { EventName, Payload, RepoType } from "../../payload/index.ts";
import { ANYTHING, targetsOf, type Aim, type Target } from "../aim/index.ts";
import type { Ingredients } from "../ingredients.ts";
import { payloadFrom, withOwnIds } from "../payload.ts";
import { gitRepoTypes } from "../repo-part.ts";

export interface EdgeCaseEntry {
  /** What people call it, in kebab-case: `hidden-comment`. */
  readonly name: string;
  /** What the Hub may send, as a noun phrase. */
  readonly about: string;
  /** How likely it is to be met. What it shrinks to may be more likely. */
  readonly weight: Weight;
  /** Whether it happens on buckets, which not everybody watches. */
  readonly isOnBucket: boolean;
  /** Whether the name of the repo is what is special about it. */
  readonly isAboutName: boolean;
  readonly arbitrary: fc.Arbitrary<Payload>;
  /** The same about something; `null` if that can't be. */
  arbitraryFor(aim: Aim): fc.Arbitrary<Payload> | null;
}

interface Recipe {
  readonly name: string;
  readonly about: string;
  /** Default: `today`. */
  readonly weight?: Weight;
  readonly events: readonly EventName[];
  /** Default: all that keep their files in Git. */
  readonly repoTypes?: readonly RepoType[];
  readonly with: Partial<Ingredients>;
}

/** Makes an entry. */
export function entry(recipe: Recipe): EdgeCaseEntry {
  const { name, about, weight = "today", repoTypes = gitRepoTypes } = recipe;
  const arbitraryFor = (aim: Aim): fc.Arbitrary<Payload> | null => {
    const [only, ...others] = targetsOf(aim).flatMap((target) => payloadsOn(target, recipe, aim) ?? []);
    return only === undefined ? null : others.length === 0 ? only : fc.oneof(only, ...others);
  };
  const arbitrary = arbitraryFor(ANYTHING);
  if (arbitrary === null) throw new RangeError(`Failed to make the edge case "${name}": no event is one of its own.`);
  return {
    name,
    about,
    weight,
    isOnBucket: repoTypes.includes("bucket"),
    isAboutName: recipe.with.name !== undefined,
    arbitrary,
    arbitraryFor,
  };
}

/** @returns null when such a payload is not about what the target is about. */
function payloadsOn(target: Target, recipe: Recipe, aim: Aim): fc.Arbitrary<Payload> | null {
  const { repoTypes = gitRepoTypes, with: own } = recipe;
  const events = recipe.events.filter((event) => aim.events.includes(event));
  const types = repoTypes.filter((type) => target.types.includes(type));
  const name = own.name === undefined ? target.calm.name : target.within(own.name);
  if (events.length === 0 || types.length === 0 || name === null) return null;
  const payloads = payloadFrom({ ...target.calm, ...own, name }, { events, repoTypes: types });
  return target.isWatched ? payloads.map(withOwnIds) : payloads;
}

/** Every event that carries a discussion. */
export const DISCUSSION_EVENTS: readonly EventName[] = [
  "discussion:update",
  "discussion:create",
  "discussion:delete",
  "discussion.comment:create",
  "discussion.comment:update",
];

/** Every event that carries a comment. */
export const COMMENT_EVENTS: readonly EventName[] = [
  "discussion.comment:create",
  "discussion.comment:update",
  "discussion:create",
];

/** Every event whose scope starts with `repo`. */
export const REPO_EVENTS: readonly EventName[] = [
  "repo:update",
  "repo:create",
  "repo:delete",
  "repo:move",
  "repo.config:update",
  "repo.content:update",
];

/** What every JavaScript object has, wherever somebody looks things up by their names; by what a case calls it. */
export const PROPERTIES: Readonly<Record<string, string>> = {
  constructor: "constructor",
  prototype: "__proto__",
  method: "toString",
};
