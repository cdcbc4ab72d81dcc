/* The world, and what can be done to it */
export { createWorld, findRepo, repoNamed, type World, type WorldOptions } from "./world.ts";
export { actionKinds, apply, type Outcome } from "./apply.ts";
export type { Action, ActionKind, ActionOf, Change, NewSpaceSetting, RepoSettings, Results } from "./action.ts";
/* A world in which a payload is true */
export { learn } from "./learn.ts";
/* What can't be done */
export {
  AlreadyExistsError,
  CommentNotFoundError,
  ConflictError,
  DiscussionNotFoundError,
  EntryNotFoundError,
  ForbiddenError,
  InvalidActionError,
  InvalidPathError,
  NamespaceNotFoundError,
  RepoNotFoundError,
  RevisionNotFoundError,
  StaleParentError,
  WorldError,
  type WorldErrorKind,
} from "./world-error.ts";
/* What happened, and how a webhook is told of it */
export { mayHear, type WorldEvent } from "./event.ts";
export { payloadOf, type Recipient } from "./payload.ts";
/* What there is */
export type { Identity, Namespace, Organization, User } from "./namespace.ts";
export { discussionsOf, repoTitle } from "./repo.ts";
export type {
  Bucket,
  Commit,
  Gating,
  GitRepo,
  GitRepoType,
  Repo,
  AnyRepoAddress,
  RepoAddress,
  SpaceSdk,
  SpaceSetting,
} from "./repo.ts";
export { branchRef, commitAt, commitsUpTo, headSha, movableRef, pullRequestRef, tagRef } from "./revision.ts";
export { commentsOf, textOf } from "./discussion.ts";
export type {
  CommentState,
  CommentVersion,
  DiscussionState,
  PlainDiscussionState,
  PullRequestState,
  TimelineEntry,
} from "./discussion.ts";
export { entryAt, fileAt, filesIn, type Folder } from "./file-tree.ts";
export { xetHashOf, type FileContent, type Files, type StoredFile } from "./stored-file.ts";
export { mergeOf } from "./steps/pull-requests.ts";
export type { Merge } from "./steps/merge.ts";
export type { PersistentMap } from "./persistent-map.ts";
/* Who may see what */
export { mayRead, mayWrite, type Audience } from "./access.ts";
/* What the Hub leaves open */
export {
  assumedConduct,
  COMMENT_ON_STATUS,
  CONFIG_ON_VARIABLE,
  CONTENT_ON_CREATE,
  CONTENT_ON_REF_DELETE,
  DISCUSSION_ON_PUSH,
  HEAD_ON_DELETE,
  MAX_UPDATED_FILES,
  MOVED_REPO,
  PRIVATE_TO,
  UPDATE_ON_PIN,
  worldAssumptions,
  type WorldConduct,
} from "./assumptions.ts";
