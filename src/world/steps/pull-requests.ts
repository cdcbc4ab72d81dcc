/**
 * Pull requests: opened with or without a commit, and merged. Source of the events: hub docs, webhooks ("triggers on new
 * Pull Requests as well due to the newly created reference/commit").
 */
import type { PullRequestState, TimelineEntry } from "../discussion.ts";
import { EMPTY_FOLDER } from "../file-tree.ts";
import type { Commit, GitRepo } from "../repo.ts";
import { commitAt, pullRequestRef } from "../revision.ts";
import { newId, putDiscussion, putRepo, tell, type Stage, type Steps } from "../stage.ts";
import { ConflictError } from "../world-error.ts";
import { checkDiscussable, newComment } from "./comments.ts";
import { commitOf, tellRefMoved, withCommit } from "./commits.ts";
import { noted, withRemark } from "./discussions.ts";
import { branchCalled, pullRequestNumbered, readable, userCalled, withGit, writable } from "./find.ts";
import { mergeFiles, type Merge } from "./merge.ts";
import { checkFirstComment, checkTitle } from "./rules.ts";

export const pullRequestSteps: Steps<"open-pull-request" | "merge" | "delete-pull-request-ref"> = {
  "open-pull-request"(stage, action) {
    const before = withGit(stage, readable(stage, action));
    checkDiscussable(stage, before);
    checkTitle(stage, action.title);
    checkFirstComment(stage, action.text);
    const base = branchCalled(stage, before, action.base ?? "main");
    const { id, name } = userCalled(stage, action.by);
    const author = { id, name };
    const commit = action.change === undefined ? undefined : commitOf(stage, base, action.change, author);
    const comment = newComment(stage, author, action.text);
    const num = before.lastNum + 1;
    const pullRequest: PullRequestState = {
      id: newId(stage, 24),
      num,
      title: action.title,
      author,
      pinned: false,
      createdAtMs: stage.nowMs,
      timeline: commit === undefined ? [comment] : [comment, pushed(stage, commit)],
      isPullRequest: true,
      status: (action.draft ?? commit === undefined) ? "draft" : "open",
      base: base.ref,
      startSha: base.head.sha,
      mergeSha: null,
    };
    const ref = pullRequestRef(num);
    const repo = putDiscussion(stage, withCommit(before, ref, commit ?? base.head), pullRequest);
    tell(stage, { name: "discussion:create", repo, discussion: pullRequest, comment });
    tellRefMoved(stage, repo, ref, null, commit?.sha ?? base.head.sha);
    return pullRequest;
  },

  merge(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const pullRequest = pullRequestNumbered(stage, repo, action.num);
    checkOpen(stage, pullRequest);
    const base = branchCalled(stage, repo, pullRequest.base);
    const { files, conflicts } = mergeOf(repo, pullRequest);
    if (conflicts.length > 0) {
      throw new ConflictError(
        stage.doing,
        `${conflicts.join(", ")} changed on ${base.ref} as well since pull request #${action.num} was opened`,
        "Open another one on top of what is there now.",
      );
    }
    const { id, name } = userCalled(stage, action.by);
    const commit: Commit = {
      sha: newId(stage, 40),
      parent: base.head.sha,
      summary: `${pullRequest.title} (#${pullRequest.num})`,
      description: "",
      author: { id, name },
      atMs: stage.nowMs,
      files,
    };
    const before = withRemark(stage, { repo, discussion: pullRequest }, action);
    const merged: PullRequestState = {
      ...noted(stage, before.discussion, action.by, { kind: "status-change", status: "merged" }),
      status: "merged",
      mergeSha: commit.sha,
    };
    const after = putDiscussion(stage, withCommit(before.repo, base.ref, commit), merged);
    tell(stage, { name: "discussion:update", repo: after, discussion: merged });
    tellRefMoved(stage, after, base.ref, base.head.sha, commit.sha);
    return merged;
  },

  "delete-pull-request-ref"(stage, action) {
    const before = withGit(stage, writable(stage, action));
    const pullRequest = pullRequestNumbered(stage, before, action.num);
    const ref = pullRequestRef(action.num);
    const oldSha = before.refs.get(ref);
    const isOver = pullRequest.status === "closed" || pullRequest.status === "merged";
    if (!isOver || oldSha === undefined) {
      throw new ConflictError(
        stage.doing,
        isOver ? `${ref} was deleted already` : `pull request #${action.num} is ${pullRequest.status}`,
        "Only the ref of a closed or merged pull request can be deleted, once.",
      );
    }
    const repo = putRepo(stage, { ...before, refs: before.refs.without(ref) });
    if (stage.world.conduct.contentOnRefDelete) tellRefMoved(stage, repo, ref, oldSha, null);
    return pullRequest;
  },
};

/** What the merge of a pull request would come to now. A side whose ref is gone counts as unchanged. */
export function mergeOf(repo: GitRepo, { num, base, startSha }: PullRequestState): Merge {
  const start = repo.commits.get(startSha)?.files ?? EMPTY_FOLDER;
  const [ours = start, theirs = start] = [base, pullRequestRef(num)].map((ref) => commitAt(repo, ref)?.files);
  return mergeFiles(start, ours, theirs);
}

function checkOpen(stage: Stage, { num, status }: PullRequestState): void {
  if (status === "open") return;
  const advice = { draft: "Publish it first.", closed: "Reopen it first.", merged: "Open another one to change more." };
  throw new ConflictError(
    stage.doing,
    `pull request #${num} is ${status === "draft" ? "a draft" : status}`,
    advice[status],
  );
}

function pushed(stage: Stage, { sha, summary, author, atMs }: Commit): TimelineEntry {
  return { kind: "commit", id: newId(stage, 24), author, atMs, sha, summary };
}
