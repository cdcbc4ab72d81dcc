/** Comments: written, edited, hidden. Source of the events: hub docs, webhooks, comment. */
import type { CommentState, DiscussionState } from "../discussion.ts";
import type { Identity } from "../namespace.ts";
import type { GitRepo } from "../repo.ts";
import { newId, putDiscussion, tell, type Stage, type Steps } from "../stage.ts";
import { ConflictError, ForbiddenError } from "../world-error.ts";
import { asAuthorOrOwner, commentWithId, discussionNumbered, readable, userCalled, withGit } from "./find.ts";
import { checkComment } from "./rules.ts";

export const commentSteps: Steps<"comment" | "edit-comment" | "hide-comment"> = {
  comment(stage, action) {
    const repo = withGit(stage, readable(stage, action));
    checkDiscussable(stage, repo);
    return addComment(stage, repo, discussionNumbered(stage, repo, action.num), action.by, action.text);
  },

  "edit-comment"(stage, action) {
    const repo = withGit(stage, readable(stage, action));
    checkDiscussable(stage, repo);
    const discussion = discussionNumbered(stage, repo, action.num);
    const comment = visible(stage, commentWithId(stage, discussion, action.commentId));
    if (comment.author.name !== action.by) {
      const { name } = comment.author;
      throw new ForbiddenError(stage.doing, `the comment is by "${name}", not by "${action.by}"`, `Act as "${name}".`);
    }
    checkComment(stage, action.text);
    const version = { text: action.text, atMs: stage.nowMs };
    return change(stage, repo, discussion, { ...comment, versions: [...comment.versions, version] });
  },

  "hide-comment"(stage, action) {
    const repo = withGit(stage, readable(stage, action));
    const discussion = discussionNumbered(stage, repo, action.num);
    const comment = visible(stage, commentWithId(stage, discussion, action.commentId));
    asAuthorOrOwner(stage, repo, action.by, comment.author.name, "the comment");
    return change(stage, repo, discussion, { ...comment, hidden: true });
  },
};

/** A new comment, not yet in any discussion. */
export function newComment(stage: Stage, author: Identity, text: string): CommentState {
  const { nowMs: atMs } = stage;
  const id = newId(stage, 24);
  return {
    kind: "comment",
    id,
    author: { id: author.id, name: author.name },
    atMs,
    versions: [{ text, atMs }],
    hidden: false,
  };
}

/** Writes a comment into a discussion and tells of it. */
export function addComment(
  stage: Stage,
  before: GitRepo,
  discussion: DiscussionState,
  by: string,
  text: string,
): CommentState {
  checkComment(stage, text);
  const comment = newComment(stage, userCalled(stage, by), text);
  const after: DiscussionState = { ...discussion, timeline: [...discussion.timeline, comment] };
  const repo = putDiscussion(stage, before, after);
  tell(stage, { name: "discussion.comment:create", repo, discussion: after, comment });
  return comment;
}

/** @throws ForbiddenError if the owner of the repo has switched discussions off. */
export function checkDiscussable(stage: Stage, repo: GitRepo): void {
  if (!repo.discussionsDisabled) return;
  throw new ForbiddenError(
    stage.doing,
    `discussions are disabled on ${repo.name}`,
    "Switch them on in the settings of the repo.",
  );
}

function visible(stage: Stage, comment: CommentState): CommentState {
  if (!comment.hidden) return comment;
  throw new ConflictError(
    stage.doing,
    `the comment ${comment.id} is hidden`,
    "Hiding can't be undone: write another one.",
  );
}

function change(stage: Stage, before: GitRepo, discussion: DiscussionState, comment: CommentState): CommentState {
  const timeline = discussion.timeline.map((entry) => (entry.id === comment.id ? comment : entry));
  const after: DiscussionState = { ...discussion, timeline };
  const repo = putDiscussion(stage, before, after);
  tell(stage, { name: "discussion.comment:update", repo, discussion: after, comment });
  return comment;
}
