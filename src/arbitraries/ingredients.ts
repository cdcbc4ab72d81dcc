/**
 * What payloads are made from: one small arbitrary for each choice. The plain ingredients are what people do every
 * day; an edge case is a payload with one or two of them replaced, so it is as coherent as any other.
 */
import fc from "fast-check";
import type { PullRequest } from "../payload/index.ts";
import { fileDrafts, pushDraft, type FileDraft, type PushDraft } from "./content-part.ts";
import { salt, type Salt } from "./hex.ts";
import type { Identities } from "./identities.ts";
import { namespacedName, repoName, type Name } from "./names.ts";
import { oneIn } from "./one-in.ts";
import { commentText, title } from "./text.ts";

export interface Ingredients {
  /** Decides all ids and commits. */
  readonly salt: fc.Arbitrary<Salt>;
  readonly name: fc.Arbitrary<Name>;
  /** Ids and commits that are given, in place of those that the salt decides. */
  readonly identities: fc.Arbitrary<Identities>;
  readonly isPrivate: fc.Arbitrary<boolean>;
  /** `null` leaves the tags out, as the Hub does today. */
  readonly tags: fc.Arbitrary<readonly string[] | null>;
  /** Whether a Space has its subdomain. */
  readonly hasSubdomain: fc.Arbitrary<boolean>;
  /** Whether a repo that is created or deleted has no commit. */
  readonly isHeadless: fc.Arbitrary<boolean>;
  /** Whether a config update has the visibility. */
  readonly isConfigTold: fc.Arbitrary<boolean>;
  /** The name that a moved repo would like to have, and whether its owner changes with the namespace. */
  readonly move: fc.Arbitrary<readonly [name: string, isTransfer: boolean]>;
  readonly push: fc.Arbitrary<PushDraft>;
  readonly files: fc.Arbitrary<readonly FileDraft[]>;
  /** Set when the list of files was cut. */
  readonly isTruncated: fc.Arbitrary<boolean>;
  readonly title: fc.Arbitrary<string>;
  readonly num: fc.Arbitrary<number>;
  /** `null` for a discussion that is not a pull request. */
  readonly pullRequest: fc.Arbitrary<PullRequest["status"] | null>;
  /** The same for one that has just been opened. */
  readonly openedPullRequest: fc.Arbitrary<"open" | "draft" | null>;
  /** Whether a discussion that is not a pull request is closed. */
  readonly isClosed: fc.Arbitrary<boolean>;
  readonly isPinned: fc.Arbitrary<boolean>;
  /** Whether a merged pull request has its merge commit. */
  readonly hasMergeCommit: fc.Arbitrary<boolean>;
  readonly base: fc.Arbitrary<string>;
  readonly content: fc.Arbitrary<string>;
  /** Whether an updated comment is hidden. */
  readonly isHidden: fc.Arbitrary<boolean>;
  /** Whether a later comment is by the one who opened the discussion. */
  readonly isByAuthor: fc.Arbitrary<boolean>;
  /** Whether the owner, the author and the commenter are one person. */
  readonly isOnePerson: fc.Arbitrary<boolean>;
}

/** What the Hub sends on any day. Each shrinks to the plainest choice, with all optional parts left out. */
export const plainIngredients: Ingredients = {
  salt: salt(),
  name: repoName(),
  identities: fc.constant([]),
  isPrivate: fc.boolean(),
  tags: oneIn(8).map((isTagged) => (isTagged ? ["license:mit", "region:us"] : null)),
  hasSubdomain: fc.boolean(),
  isHeadless: oneIn(10),
  isConfigTold: fc.boolean(),
  move: fc.tuple(namespacedName(), fc.boolean()),
  push: pushDraft(),
  files: fileDrafts(),
  isTruncated: fc.constant(false),
  title: title(),
  num: fc.integer({ min: 1, max: 500 }),
  pullRequest: fc.constantFrom(null, "open", "closed", "merged", "draft"),
  openedPullRequest: fc.constantFrom(null, "open", "draft"),
  isClosed: oneIn(3),
  isPinned: oneIn(10),
  hasMergeCommit: fc.boolean(),
  base: fc.constantFrom("refs/heads/main", "refs/heads/dev"),
  content: commentText(),
  isHidden: oneIn(3),
  isByAuthor: fc.boolean(),
  isOnePerson: oneIn(10),
};

/**
 * What an edge case is made of but for what is nasty about it: no other special thing in it, so that whatever breaks on
 * it breaks on that.
 */
export const calmIngredients: Ingredients = {
  ...plainIngredients,
  isPrivate: fc.constant(false),
  tags: fc.constant(null),
  hasSubdomain: fc.constant(false),
  isHeadless: fc.constant(false),
  isConfigTold: fc.constant(true),
  name: namespacedName().map((full) => ({ full, canonical: null })),
  push: fc.constant({ main: "moved", side: [] }),
  pullRequest: fc.constantFrom(null, "open"),
  openedPullRequest: fc.constantFrom(null, "open"),
  isClosed: fc.constant(false),
  isPinned: fc.constant(false),
  hasMergeCommit: fc.constant(false),
  base: fc.constant("refs/heads/main"),
  isHidden: fc.constant(false),
  isByAuthor: fc.constant(false),
  isOnePerson: fc.constant(false),
};
