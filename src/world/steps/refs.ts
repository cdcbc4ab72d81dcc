/** Branches and tags come and go. Source of the events: hub docs, webhooks, code changes. */
import { EMPTY_FOLDER } from "../file-tree.ts";
import { SYSTEM } from "../namespace.ts";
import { branchRef, MAIN, tagRef } from "../revision.ts";
import type { Commit, GitRepo } from "../repo.ts";
import { newId, putRepo, type Stage, type Steps } from "../stage.ts";
import { AlreadyExistsError, ForbiddenError, InvalidActionError, RevisionNotFoundError } from "../world-error.ts";
import { tellRefMoved } from "./commits.ts";
import { revisionOf, withGit, writable } from "./find.ts";
import { checkRefName } from "./rules.ts";

export const refSteps: Steps<"create-branch" | "delete-branch" | "create-tag" | "delete-tag"> = {
  "create-branch"(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const ref = branchRef(checkRefName(stage, action.branch, "branch"));
    if (action.empty === true) checkStartsNowhere(stage, action.startingPoint);
    const { sha } = revisionOf(stage, repo, action.startingPoint ?? "main");
    if (action.overwrite !== true) checkFree(stage, repo, ref);
    else if (repo.refs.has(ref) && action.startingPoint === undefined && action.empty !== true) return repo;
    if (action.empty !== true) return moveRef(stage, repo, ref, sha);
    const root = emptyCommit(stage);
    return moveRef(stage, { ...repo, commits: repo.commits.with(root.sha, root) }, ref, root.sha);
  },

  "delete-branch"(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const ref = branchRef(action.branch);
    if (ref === MAIN)
      throw new ForbiddenError(stage.doing, `cannot delete ${ref}`, "Delete the repo, or commit to main.");
    if (!repo.refs.has(ref)) throw new RevisionNotFoundError(stage.doing, repo, action.branch, "branch");
    return moveRef(stage, repo, ref, null);
  },

  "create-tag"(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const ref = tagRef(checkRefName(stage, action.tag, "tag"));
    const { sha } = revisionOf(stage, repo, action.revision ?? "main");
    checkFree(stage, repo, ref);
    return moveRef(stage, repo, ref, sha);
  },

  "delete-tag"(stage, action) {
    const repo = withGit(stage, writable(stage, action));
    const ref = tagRef(action.tag);
    if (!repo.refs.has(ref)) throw new RevisionNotFoundError(stage.doing, repo, action.tag, "tag");
    return moveRef(stage, repo, ref, null);
  },
};

function checkStartsNowhere(stage: Stage, startingPoint: string | undefined): void {
  if (startingPoint === undefined) return;
  throw new InvalidActionError(stage.doing, "an empty branch has no starting point", "Give one, or leave it empty.");
}

/** What an empty branch is at: a ref can't be at nothing (Git). */
function emptyCommit(stage: Stage): Commit {
  const sha = newId(stage, 40);
  return {
    sha,
    parent: null,
    summary: "initial commit",
    description: "",
    author: SYSTEM,
    atMs: stage.nowMs,
    files: EMPTY_FOLDER,
  };
}

function checkFree(stage: Stage, repo: GitRepo, ref: string): void {
  if (repo.refs.has(ref)) throw new AlreadyExistsError(stage.doing, `reference ${ref}`);
}

/** Points a ref to a commit, or takes it away, and tells of it if that changes anything. */
function moveRef(stage: Stage, before: GitRepo, ref: string, newSha: string | null): GitRepo {
  const oldSha = before.refs.get(ref) ?? null;
  if (oldSha === newSha) return before;
  const refs = newSha === null ? before.refs.without(ref) : before.refs.with(ref, newSha);
  const after = putRepo(stage, { ...before, refs });
  tellRefMoved(stage, after, ref, oldSha, newSha);
  return after;
}
