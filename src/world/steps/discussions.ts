/** What discussions and pull requests have in common. Source of the events: hub docs, webhooks, event. */
import type { CommentState, DiscussionState, PlainDiscussionState, TimelineEntry } from "../discussion.ts";
import type { GitRepo } from "../repo.ts";
import { pullRequestRef } from "../revision.ts";
import { newId, putDiscussion, putRepo, tell, type Stage, type Steps } from "../stage.ts";
import { ConflictError } from "../world-error.ts";
import { checkDiscussable, newComment } from "./comments.ts";
import { asAuthorOrOwner, discussionNumbered, readable, userCalled, withGit, writable, type Target } from "./find.ts";
import { checkComment, checkFirstComment, checkTitle } from "./rules.ts";

export const discussionSteps: Steps<
  "open-discussion" | "rename-discussion" | "change-status" | "pin" | "delete-discussion"
> = {
  "open-discussion"(stage, action) {
    const before = withGit(stage, readable(stage, action));
    checkDiscussable(stage, before);
    checkTitle(stage, action.title);
    checkFirstComment(stage, action.text);
    const { id, name } = userCalled(stage, action.by);
    const comment = newComment(stage, { id, name }, action.text);
    const discussion: PlainDiscussionState = {
      id: newId(stage, 24),
      num: before.lastNum + 1,
      title: action.title,
      author: { id, name },
      pinned: false,
      createdAtMs: stage.nowMs,
      timeline: [comment],
      isPullRequest: false,
      status: "open",
    };
    const repo = putDiscussion(stage, before, discussion);
    tell(stage, { name: "discussion:create", repo, discussion, comment });
    return discussion;
  },

  "rename-discussion"(stage, action) {
    const { repo, discussion: before } = own(stage, action);
    checkTitle(stage, action.title);
    if (action.title === before.title) return before;
    const after = noted(stage, before, action.by, { kind: "title-change", from: before.title, to: action.title });
    return update(stage, repo, { ...after, title: action.title });
  },

  "change-status"(stage, action) {
    const { repo, discussion } = own(stage, action);
    checkStatus(stage, repo, discussion, action.status);
    const { status } = action;
    const before = withRemark(stage, { repo, discussion }, action);
    const after = noted(stage, before.discussion, action.by, { kind: "status-change", status });
    return update(stage, before.repo, { ...after, status });
  },

  pin(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const before = discussionNumbered(stage, repo, action.num);
    if (action.pinned === before.pinned) return before;
    const discussion: DiscussionState = { ...before, pinned: action.pinned };
    const after = putDiscussion(stage, repo, discussion);
    if (stage.world.conduct.updateOnPin) tell(stage, { name: "discussion:update", repo: after, discussion });
    return discussion;
  },

  "delete-discussion"(stage, action) {
    const before = withGit(stage, writable(stage, action));
    const discussion = discussionNumbered(stage, before, action.num);
    const repo = putRepo(stage, {
      ...before,
      discussions: before.discussions.without(String(discussion.num)),
      refs: before.refs.without(pullRequestRef(discussion.num)),
    });
    tell(stage, { name: "discussion:delete", repo, discussion });
    return discussion;
  },
};

/** A discussion and the repo that it is in. */
export interface InRepo<D extends DiscussionState = DiscussionState> {
  readonly repo: GitRepo;
  readonly discussion: D;
}

/** A discussion that the user opened, or may change as an owner of its repo. */
function own(stage: Stage, action: Target & { readonly num: number }): InRepo {
  const repo = withGit(stage, readable(stage, action));
  const discussion = discussionNumbered(stage, repo, action.num);
  asAuthorOrOwner(stage, repo, action.by, discussion.author.name, `discussion #${action.num}`);
  return { repo, discussion };
}

function checkStatus(stage: Stage, repo: GitRepo, discussion: DiscussionState, wanted: "open" | "closed"): void {
  const why = reasonAgainst(repo, discussion, wanted);
  if (why !== undefined) throw new ConflictError(stage.doing, why, "Leave it as it is, or open another one.");
}

function reasonAgainst(
  repo: GitRepo,
  { num, status, isPullRequest }: DiscussionState,
  wanted: "open" | "closed",
): string | undefined {
  if (status === "merged") return `pull request #${num} is merged`;
  if (status === wanted) return `discussion #${num} is ${status} already`;
  return isPullRequest && !repo.refs.has(pullRequestRef(num))
    ? `the ref of pull request #${num} was deleted`
    : undefined;
}

/** The discussion with the comment that came with a change of its status, if there is one. */
export function withRemark<D extends DiscussionState>(
  stage: Stage,
  { repo, discussion }: InRepo<D>,
  { by, comment: text }: { readonly by: string; readonly comment?: string },
): InRepo<D> {
  if (text === undefined) return { repo, discussion };
  checkDiscussable(stage, repo);
  checkComment(stage, text);
  const comment = newComment(stage, userCalled(stage, by), text);
  const after = { ...discussion, timeline: [...discussion.timeline, comment] };
  const told = putDiscussion(stage, repo, after);
  if (stage.world.conduct.commentOnStatus) {
    tell(stage, { name: "discussion.comment:create", repo: told, discussion: after, comment });
  }
  return { repo: told, discussion: after };
}

/** Writes what happened into the timeline. */
export function noted<D extends DiscussionState>(stage: Stage, discussion: D, by: string, note: Note): D {
  const { id: authorId, name } = userCalled(stage, by);
  const entry: TimelineEntry = { ...note, id: newId(stage, 24), author: { id: authorId, name }, atMs: stage.nowMs };
  return { ...discussion, timeline: [...discussion.timeline, entry] };
}

type Note = DistributiveOmit<Exclude<TimelineEntry, CommentState>, "id" | "author" | "atMs">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Puts a discussion in its place and tells that it changed. */
function update<D extends DiscussionState>(stage: Stage, before: GitRepo, discussion: D): D {
  const repo = putDiscussion(stage, before, discussion);
  tell(stage, { name: "discussion:update", repo, discussion });
  return discussion;
}
