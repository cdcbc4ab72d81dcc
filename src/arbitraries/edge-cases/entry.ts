/** One entry of the catalogue of edge cases: a payload with an ingredient or two replaced. */
import type fc from "fast-check";
import type { Weight } from "../../base/index.ts";
import type { EventName, Payload, RepoType } from "../../payload/index.ts";
import { calmIngredients, type Ingredients } from "../ingredients.ts";
import { gitRepoTypes, payloadFrom } from "../payload.ts";

export interface EdgeCaseEntry {
  /** What people call it, in kebab-case: `hidden-comment`. */
  readonly name: string;
  /** What the Hub may send, as a noun phrase. */
  readonly about: string;
  /** How likely it is to be met. What it shrinks to may be more likely. */
  readonly weight: Weight;
  /** Whether it happens on buckets, which not everybody watches. */
  readonly isOnBucket: boolean;
  readonly arbitrary: fc.Arbitrary<Payload>;
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
  const { name, about, weight = "today", events, repoTypes = gitRepoTypes, with: ingredients } = recipe;
  return {
    name,
    about,
    weight,
    isOnBucket: repoTypes.includes("bucket"),
    arbitrary: payloadFrom({ ...calmIngredients, ...ingredients }, { events, repoTypes }),
  };
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
