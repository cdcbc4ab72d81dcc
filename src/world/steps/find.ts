/** What an action names, found for whoever acts, or an error that says what is missing or not allowed. */
import { mayRead, mayWrite } from "../access.ts";
import { commentsOf, type CommentState, type DiscussionState, type PullRequestState } from "../discussion.ts";
import type { User } from "../namespace.ts";
import { repoTitle, type Bucket, type GitRepo, type Repo, type RepoAddress } from "../repo.ts";
import { commitAt, movableRef } from "../revision.ts";
import type { Commit } from "../repo.ts";
import type { Stage } from "../stage.ts";
import { findRepo } from "../world.ts";
import {
  CommentNotFoundError,
  DiscussionNotFoundError,
  ForbiddenError,
  InvalidActionError,
  NamespaceNotFoundError,
  RepoNotFoundError,
  RevisionNotFoundError,
} from "../world-error.ts";

/** Who acts, and on which repo. */
export interface Target {
  readonly by: string;
  readonly repo: RepoAddress;
}

export function userCalled(stage: Stage, name: string): User {
  const found = stage.world.namespaces.get(name);
  if (found === undefined) throw new NamespaceNotFoundError(stage.doing, name);
  if (found.kind === "user") return found;
  throw new InvalidActionError(stage.doing, `"${name}" is an organization`, "Act as one of its members.");
}

/** A repo that the user may see. */
export function readable(stage: Stage, { by, repo: address }: Target): Repo {
  const user = userCalled(stage, by);
  const repo = findRepo(stage.world, address);
  if (repo === undefined || !mayRead(stage.world, repo, user.name)) {
    throw new RepoNotFoundError(stage.doing, address, user.name);
  }
  return repo;
}

/** A repo that the user may change. */
export function writable(stage: Stage, target: Target): Repo {
  const repo = readable(stage, target);
  if (mayWrite(stage.world, repo, target.by)) return repo;
  throw new ForbiddenError(
    stage.doing,
    `"${target.by}" may not change ${repoTitle(repo)}`,
    `Act as "${repo.owner.name}" or one of its members, or open a pull request.`,
  );
}

/** The repo, if it has Git. */
export function withGit(stage: Stage, repo: Repo): GitRepo {
  if (repo.type !== "bucket") return repo;
  throw new InvalidActionError(
    stage.doing,
    `${repoTitle(repo)} has no Git and no discussions`,
    "Write its files with write-bucket, or take a model, dataset or Space.",
  );
}

/** The repo, if it is a bucket. */
export function asBucket(stage: Stage, repo: Repo): Bucket {
  if (repo.type === "bucket") return repo;
  throw new InvalidActionError(stage.doing, `${repoTitle(repo)} is no bucket`, "Commit to it.");
}

/** The repo, if it is a Space. */
export function asSpace(stage: Stage, repo: Repo): GitRepo {
  if (repo.type === "space") return repo;
  throw new InvalidActionError(
    stage.doing,
    `${repoTitle(repo)} is no Space`,
    "Only Spaces have secrets and variables.",
  );
}

/** The commit that a revision stands for. */
export function revisionOf(stage: Stage, repo: GitRepo, revision: string): Commit {
  const commit = commitAt(repo, revision);
  if (commit === undefined) throw new RevisionNotFoundError(stage.doing, repo, revision, "revision");
  return commit;
}

/** A ref that commits can move, and the commit it is at. */
export interface Tip {
  readonly ref: string;
  readonly head: Commit;
}

/** The branch or pull request that a revision stands for. */
export function tipOf(stage: Stage, repo: GitRepo, revision: string): Tip {
  const ref = movableRef(repo, revision);
  if (ref === undefined) throw new RevisionNotFoundError(stage.doing, repo, revision, "branch or pull request ref");
  return { ref, head: revisionOf(stage, repo, ref) };
}

/** The branch that a revision stands for. */
export function branchCalled(stage: Stage, repo: GitRepo, revision: string): Tip {
  const ref = movableRef(repo, revision);
  if (ref === undefined || !ref.startsWith("refs/heads/")) {
    throw new RevisionNotFoundError(stage.doing, repo, revision, "branch");
  }
  return { ref, head: revisionOf(stage, repo, ref) };
}

export function discussionNumbered(stage: Stage, repo: GitRepo, num: number): DiscussionState {
  const discussion = repo.discussions.get(String(num));
  if (discussion === undefined) throw new DiscussionNotFoundError(stage.doing, repo, num, "discussion");
  return discussion;
}

export function pullRequestNumbered(stage: Stage, repo: GitRepo, num: number): PullRequestState {
  const discussion = repo.discussions.get(String(num));
  if (discussion?.isPullRequest === true) return discussion;
  throw new DiscussionNotFoundError(stage.doing, repo, num, "pull request");
}

export function commentWithId(stage: Stage, discussion: DiscussionState, commentId: string): CommentState {
  const comment = commentsOf(discussion).find(({ id }) => id === commentId);
  if (comment === undefined) throw new CommentNotFoundError(stage.doing, discussion.num, commentId);
  return comment;
}

/** Makes sure that the user wrote something, or may change the repo that it was written on. */
export function asAuthorOrOwner(stage: Stage, repo: Repo, by: string, author: string, what: string): void {
  if (by === author || mayWrite(stage.world, repo, by)) return;
  throw new ForbiddenError(
    stage.doing,
    `${what} is by "${author}", not by "${by}"`,
    `Act as "${author}", or as the owner of the repo.`,
  );
}
