/**
 * Actions that can't be done. An error says which kind it is, so that an API can answer in its own terms, and what to do.
 */
import { UsageError } from "../base/index.ts";
import { repoTitle, type AnyRepoAddress, type RepoAddress } from "./repo.ts";

export type WorldErrorKind =
  | "namespace-not-found"
  | "repo-not-found"
  | "revision-not-found"
  | "entry-not-found"
  | "discussion-not-found"
  | "comment-not-found"
  | "already-exists"
  | "stale-parent" // the branch has moved on
  | "conflict" // not in the state that things are in
  | "invalid" // never
  | "invalid-path" // nowhere
  | "forbidden"; // not for this user

/** The parent of all of them. Whatever was wrong, the world has not changed. */
export abstract class WorldError extends UsageError {
  abstract readonly kind: WorldErrorKind;
  /** @param doing - What was to be done, such as "create branch". */
  constructor(doing: string, why: string, advice: string) {
    super(`Failed to ${doing}: ${why}. ${advice}`);
  }
}

export class NamespaceNotFoundError extends WorldError {
  override readonly name = "NamespaceNotFoundError";
  readonly kind = "namespace-not-found";
  constructor(doing: string, namespace: string) {
    super(doing, `there is no user or organization "${namespace}"`, "Create it first.");
  }
}

/** Also thrown to users who may not see the repo: to them, a private repo does not exist. */
export class RepoNotFoundError extends WorldError {
  override readonly name = "RepoNotFoundError";
  readonly kind = "repo-not-found";
  constructor(doing: string, address: AnyRepoAddress, user: string) {
    super(
      doing,
      `there is no ${repoTitle(address)}, or ${user === "" ? "it takes a token to see it" : `"${user}" may not see it`}`,
      "Check type and name, and who may see the repo.",
    );
  }
}

export class RevisionNotFoundError extends WorldError {
  override readonly name = "RevisionNotFoundError";
  readonly kind = "revision-not-found";
  constructor(doing: string, address: RepoAddress, revision: string, wanted: string) {
    super(doing, `${repoTitle(address)} has no ${wanted} "${revision}"`, "List its refs to see which there are.");
  }
}

/** HF's Python client looks for these words, as they are. */
export class EntryNotFoundError extends WorldError {
  override readonly name = "EntryNotFoundError";
  readonly kind = "entry-not-found";
  constructor(doing: string, path: string) {
    super(doing, `A file with this name doesn't exist: "${path}"`, "List the files to see which there are.");
  }
}

export class DiscussionNotFoundError extends WorldError {
  override readonly name = "DiscussionNotFoundError";
  readonly kind = "discussion-not-found";
  constructor(doing: string, address: RepoAddress, num: number, wanted: string) {
    super(doing, `${repoTitle(address)} has no ${wanted} #${num}`, "List its discussions to see which there are.");
  }
}

export class CommentNotFoundError extends WorldError {
  override readonly name = "CommentNotFoundError";
  readonly kind = "comment-not-found";
  constructor(doing: string, num: number, commentId: string) {
    super(doing, `discussion #${num} has no comment "${commentId}"`, "Take the id from the discussion's timeline.");
  }
}

export class AlreadyExistsError extends WorldError {
  override readonly name = "AlreadyExistsError";
  readonly kind = "already-exists";
  constructor(doing: string, what: string) {
    super(doing, `${what} already exists`, "Take another name, or delete it first.");
  }
}

export class StaleParentError extends WorldError {
  override readonly name = "StaleParentError";
  readonly kind = "stale-parent";
  constructor(doing: string, ref: string, parent: string, head: string) {
    super(
      doing,
      `${ref} was updated: it is at ${head}, not at the parentCommit ${parent}`,
      "Read it again and commit on top of what is there.",
    );
  }
}

export class ConflictError extends WorldError {
  override readonly name = "ConflictError";
  readonly kind = "conflict";
}

export class InvalidActionError extends WorldError {
  override readonly name = "InvalidActionError";
  readonly kind = "invalid";
}

/** Thrown for a path that no file can have, such as one that leads out of the repo. */
export class InvalidPathError extends WorldError {
  override readonly name = "InvalidPathError";
  readonly kind = "invalid-path";
}

export class ForbiddenError extends WorldError {
  override readonly name = "ForbiddenError";
  readonly kind = "forbidden";
}
