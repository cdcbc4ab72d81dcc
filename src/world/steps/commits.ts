/** Commits: to a branch or a pull request. Source of the events: hub docs, webhooks, code changes. */
import type { Change } from "../action.ts";
import type { Identity } from "../namespace.ts";
import type { Commit, GitRepo } from "../repo.ts";
import { pullRequestOfRef } from "../revision.ts";
import { newId, putDiscussion, putRepo, tell, type Stage, type Steps } from "../stage.ts";
import { ConflictError, InvalidActionError, StaleParentError } from "../world-error.ts";
import { changed, fileChanges, type FileChange } from "./files.ts";
import {
  asAuthorOrOwner,
  branchCalled,
  pullRequestNumbered,
  readable,
  tipOf,
  userCalled,
  withGit,
  writable,
  type Tip,
} from "./find.ts";

export const commitSteps: Steps<"commit" | "super-squash"> = {
  commit(stage, action) {
    const repo = withGit(stage, readable(stage, action));
    const tip = tipOf(stage, repo, action.revision);
    const num = pullRequestOfRef(tip.ref);
    if (num === undefined) writable(stage, action);
    else checkTakesCommits(stage, repo, action.by, num);
    const author = userCalled(stage, action.by);
    const commit = commitOf(stage, tip, action, author);
    const after = putRepo(stage, withCommit(repo, tip.ref, commit));
    if (num !== undefined) noteCommit(stage, after, num, commit);
    tellRefMoved(stage, after, tip.ref, tip.head.sha, commit.sha);
    return commit;
  },

  "super-squash"(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const { ref, head } = branchCalled(stage, repo, action.branch);
    const { message = `Super-squash branch '${action.branch}'` } = action;
    if (message.length > 500) {
      throw new InvalidActionError(stage.doing, `the message has ${message.length} characters`, "Take up to 500.");
    }
    const author = userCalled(stage, action.by);
    const commit: Commit = {
      sha: newId(stage, 40),
      parent: null,
      summary: message,
      description: "",
      author: { id: author.id, name: author.name },
      atMs: stage.nowMs,
      files: head.files,
    };
    tellRefMoved(stage, putRepo(stage, withCommit(repo, ref, commit)), ref, head.sha, commit.sha);
    return commit;
  },
};

/** Makes a commit on top of the one that a ref is at. @throws StaleParentError if that is not the one it was made for. */
export function commitOf(stage: Stage, { ref, head }: Tip, change: Change, author: Identity): Commit {
  const { parentCommit, description = "" } = change;
  if (parentCommit !== undefined && parentCommit !== head.sha) {
    throw new StaleParentError(stage.doing, ref, parentCommit, head.sha);
  }
  const changes = fileChanges(stage, head.files, change);
  return {
    sha: newId(stage, 40),
    parent: head.sha,
    summary: change.summary ?? summaryOf(changes),
    description,
    author: { id: author.id, name: author.name },
    atMs: stage.nowMs,
    files: changed(stage, head.files, changes),
  };
}

function summaryOf(changes: readonly FileChange[]): string {
  const [first, ...more] = changes;
  if (first === undefined) return "Empty commit";
  if (more.length > 0) return `Change ${changes.length} files`;
  return `${first.kind === "add" ? "Upload" : "Delete"} ${first.path}`;
}

/** The repo with a commit that a ref is at. */
export function withCommit(repo: GitRepo, ref: string, commit: Commit): GitRepo {
  return { ...repo, refs: repo.refs.with(ref, commit.sha), commits: repo.commits.with(commit.sha, commit) };
}

/** Tells that a ref is at another commit, or is new (`oldSha` is null) or gone (`newSha` is null). */
export function tellRefMoved(
  stage: Stage,
  repo: GitRepo,
  ref: string,
  oldSha: string | null,
  newSha: string | null,
): void {
  tell(stage, { name: "repo.content:update", repo, updatedRefs: [{ ref, oldSha, newSha }] });
}

function checkTakesCommits(stage: Stage, repo: GitRepo, by: string, num: number): void {
  const pullRequest = pullRequestNumbered(stage, repo, num);
  asAuthorOrOwner(stage, repo, by, pullRequest.author.name, `pull request #${num}`);
  if (pullRequest.status === "draft" || pullRequest.status === "open") return;
  throw new ConflictError(
    stage.doing,
    `pull request #${num} is ${pullRequest.status}`,
    "Commit to a pull request that is open, or open another one.",
  );
}

/** Writes a commit into the timeline of its pull request. */
function noteCommit(stage: Stage, repo: GitRepo, num: number, commit: Commit): void {
  const before = pullRequestNumbered(stage, repo, num);
  const { sha, summary, author, atMs } = commit;
  const entry = { kind: "commit", id: newId(stage, 24), author, atMs, sha, summary } as const;
  const discussion = { ...before, timeline: [...before.timeline, entry] };
  const after = putDiscussion(stage, repo, discussion);
  if (stage.world.conduct.discussionOnPush) tell(stage, { name: "discussion:update", repo: after, discussion });
}
