/** The `discussion` and the `comment` of a payload, coherent with each other and with the repo. */
import fc from "fast-check";
import {
  commentUrl,
  discussionUrl,
  type Changes,
  type HiddenComment,
  type PlainDiscussion,
  type PullRequest,
  type RepoWithoutHead,
  type VisibleComment,
} from "../payload/index.ts";
import { COMMIT, ID, objectId, sha, type Salt } from "./hex.ts";
import type { Ingredients } from "./ingredients.ts";

export type Discussion = PlainDiscussion | PullRequest;
export type Comment = VisibleComment | HiddenComment;

/** What is decided about a discussion: everything but what follows from it and from its repo. */
export interface DiscussionDraft {
  readonly title: string;
  readonly num: number;
  readonly pullRequest: PullRequest["status"] | null;
  readonly isClosed: boolean;
  readonly isPinned: boolean;
  readonly hasMergeCommit: boolean;
  readonly base: string;
  readonly isOnePerson: boolean;
}

/** A discussion that has been there for a while, in any state. */
export function discussionDraft(from: Ingredients): fc.Arbitrary<DiscussionDraft> {
  return draftOf(from.pullRequest, from.isClosed, from);
}

/** A discussion that has just been opened. */
export function openedDraft(from: Ingredients): fc.Arbitrary<DiscussionDraft> {
  return draftOf(from.openedPullRequest, fc.constant(false), from);
}

function draftOf(
  pullRequest: Ingredients["pullRequest"],
  isClosed: fc.Arbitrary<boolean>,
  { title, num, isPinned, hasMergeCommit, base, isOnePerson }: Ingredients,
): fc.Arbitrary<DiscussionDraft> {
  return fc
    .tuple(title, num, pullRequest, isClosed, isPinned, hasMergeCommit, base, isOnePerson)
    .map(([title, num, pullRequest, isClosed, isPinned, hasMergeCommit, base, isOnePerson]) => ({
      title,
      num,
      pullRequest,
      isClosed,
      isPinned,
      hasMergeCommit,
      base,
      isOnePerson,
    }));
}

export function discussionOf(draft: DiscussionDraft, repo: RepoWithoutHead, salt: Salt): Discussion {
  const { title, num, pullRequest, isClosed, isPinned } = draft;
  const shared = {
    id: objectId(salt, ID.discussion),
    title,
    url: discussionUrl(repo.url, num),
    author: draft.isOnePerson ? repo.owner : { id: objectId(salt, ID.author) },
    num,
  };
  const discussion: Discussion =
    pullRequest === null
      ? { ...shared, status: isClosed ? "closed" : "open", isPullRequest: false }
      : { ...shared, status: pullRequest, isPullRequest: true, changes: changesOf(draft, salt) };
  if (isPinned) discussion.pinned = true;
  return discussion;
}

function changesOf({ pullRequest, hasMergeCommit, base }: DiscussionDraft, salt: Salt): Changes {
  return pullRequest === "merged" && hasMergeCommit ? { base, mergeCommitId: sha(salt, COMMIT.merge) } : { base };
}

/** What is decided about a comment. */
export interface CommentDraft {
  /** `null` for a hidden comment. */
  readonly content: string | null;
  /** Whether it is by the one who opened the discussion. */
  readonly isByAuthor: boolean;
}

/** A comment that was just written. */
export function commentDraft({ content, isByAuthor }: Ingredients): fc.Arbitrary<CommentDraft> {
  return fc.tuple(content, isByAuthor).map(([content, isByAuthor]) => ({ content, isByAuthor }));
}

/** A comment that was edited or hidden. */
export function updatedDraft({ content, isByAuthor, isHidden }: Ingredients): fc.Arbitrary<CommentDraft> {
  return fc
    .tuple(content, isByAuthor, isHidden)
    .map(([content, isByAuthor, isHidden]) => ({ content: isHidden ? null : content, isByAuthor }));
}

export function commentOf({ content, isByAuthor }: CommentDraft, discussion: Discussion, salt: Salt): Comment {
  const id = objectId(salt, ID.comment);
  const author = isByAuthor ? discussion.author : { id: objectId(salt, ID.commenter) };
  const url = commentUrl(discussion.url, id);
  return content === null ? { id, author, hidden: true, url } : { id, author, content, hidden: false, url };
}
