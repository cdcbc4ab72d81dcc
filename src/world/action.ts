/**
 * What people and programs can do to the Hub's world, as data: a catalogue of actions by kind, and what each leaves behind.
 * Actions name things as the Hub's REST API does: repos by type and name, discussions by number, people by name.
 */
import type { CommentState, DiscussionState, PullRequestState } from "./discussion.ts";
import type { Organization, User } from "./namespace.ts";
import type { Commit, Bucket, Gating, GitRepo, Repo, RepoAddress, SpaceSdk } from "./repo.ts";
import type { Files } from "./stored-file.ts";

interface OnRepo {
  /** The name of the user who does it. */
  readonly by: string;
  readonly repo: RepoAddress;
}

interface OnDiscussion extends OnRepo {
  /** The number of the discussion or pull request. */
  readonly num: number;
}

interface OnComment extends OnDiscussion {
  readonly commentId: string;
}

/** A change of files in Git. A change of nothing is one, too. */
export interface Change {
  readonly files?: Files;
  /** Paths; one with a slash at its end is a folder with all that is in it. */
  readonly deletions?: readonly string[];
  /** The first line of the message. Default: made from the paths. */
  readonly summary?: string;
  readonly description?: string;
  /** The commit that the branch must be at. Default: wherever it is. */
  readonly parentCommit?: string;
}

/** Settings to change; those left out stay. */
export interface RepoSettings {
  readonly private?: boolean;
  /** Models and datasets only. */
  readonly gated?: Gating;
  /** All but buckets, which have none. */
  readonly discussionsDisabled?: boolean;
}

/** A secret or variable to set. */
export interface NewSpaceSetting {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

/** What each kind of action says. */
export interface ActionParts {
  "create-user": { readonly name: string };
  "create-organization": { readonly name: string; /** Names of users. */ readonly members: readonly string[] };

  "create-repo": OnRepo & {
    /** Default: false. */
    readonly private?: boolean;
    /** In its first commit, besides what every repo has there. Not for buckets. */
    readonly files?: Files;
    /** What a Space is built with. Spaces only; default: static. */
    readonly sdk?: SpaceSdk;
    /** Of a Space. */
    readonly secrets?: readonly NewSpaceSetting[];
    /** Of a Space. */
    readonly variables?: readonly NewSpaceSetting[];
  };
  "delete-repo": OnRepo;
  "move-repo": OnRepo & { /** The new full name; another namespace is a transfer. */ readonly to: string };
  "update-settings": OnRepo & { readonly settings: RepoSettings };

  commit: OnRepo & Change & { /** A branch, or the full ref of one or of a pull request. */ readonly revision: string };
  "create-branch": OnRepo & {
    readonly branch: string;
    /** Default: main. */
    readonly startingPoint?: string;
    /** Whether it starts with nothing, at a commit of its own, in place of a starting point. Default: false. */
    readonly empty?: boolean;
    /** Whether to move the branch if it is there; without a place to move it to, it stays. Default: false. */
    readonly overwrite?: boolean;
  };
  "delete-branch": OnRepo & { readonly branch: string };
  "create-tag": OnRepo & { readonly tag: string; /** Default: main. */ readonly revision?: string };
  "delete-tag": OnRepo & { readonly tag: string };
  "super-squash": OnRepo & {
    readonly branch: string;
    /** Default: that the branch was squashed. */ readonly message?: string;
  };

  "open-discussion": OnRepo & { readonly title: string; /** The first comment, Markdown. */ readonly text: string };
  "open-pull-request": OnRepo & {
    readonly title: string;
    /** The first comment, Markdown. */
    readonly text: string;
    /** The branch to merge into. Default: main. */
    readonly base?: string;
    /** What it changes. Default: nothing yet. */
    readonly change?: Change;
    /** Default: whether there is no change. */
    readonly draft?: boolean;
  };
  comment: OnDiscussion & { readonly text: string };
  "edit-comment": OnComment & { readonly text: string };
  "hide-comment": OnComment;
  "rename-discussion": OnDiscussion & { readonly title: string };
  "change-status": OnDiscussion & {
    /** To open a draft is to publish it. */
    readonly status: "open" | "closed";
    readonly comment?: string;
  };
  merge: OnDiscussion & { readonly comment?: string };
  pin: OnDiscussion & { readonly pinned: boolean };
  "delete-discussion": OnDiscussion;
  "delete-pull-request-ref": OnDiscussion;

  "add-space-secret": OnRepo & NewSpaceSetting;
  "delete-space-secret": OnRepo & { readonly key: string };
  "add-space-variable": OnRepo & NewSpaceSetting;
  "delete-space-variable": OnRepo & { readonly key: string };

  "write-bucket": OnRepo & { readonly files?: Files; /** Paths of files. */ readonly deletions?: readonly string[] };
}

export type ActionKind = keyof ActionParts;

/** An action of one of some kinds. */
export type ActionOf<K extends ActionKind> = { [P in K]: { readonly kind: P } & ActionParts[P] }[K];

/** Anything that can be done. */
export type Action = ActionOf<ActionKind>;

/** What each kind of action leaves behind: the thing that it made or changed, as it is then; or was, if it is gone. */
export interface Results {
  "create-user": User;
  "create-organization": Organization;
  "create-repo": Repo;
  "delete-repo": Repo;
  "move-repo": Repo;
  "update-settings": Repo;
  commit: Commit;
  "create-branch": GitRepo;
  "delete-branch": GitRepo;
  "create-tag": GitRepo;
  "delete-tag": GitRepo;
  "super-squash": Commit;
  "open-discussion": DiscussionState;
  "open-pull-request": PullRequestState;
  comment: CommentState;
  "edit-comment": CommentState;
  "hide-comment": CommentState;
  "rename-discussion": DiscussionState;
  "change-status": DiscussionState;
  merge: PullRequestState;
  pin: DiscussionState;
  "delete-discussion": DiscussionState;
  "delete-pull-request-ref": PullRequestState;
  "add-space-secret": GitRepo;
  "delete-space-secret": GitRepo;
  "add-space-variable": GitRepo;
  "delete-space-variable": GitRepo;
  "write-bucket": Bucket;
}
