/**
 * What the Hub's documentation leaves open about its events, and what hubhook takes for true until somebody knows better.
 * The constants are the defaults of `WorldConduct`, each can be set; the README's table is made from `worldAssumptions`.
 */
import type { Assumption } from "../base/index.ts";

/**
 * A new repo has a first commit (HF's Python client), and no source tells whether its ref is announced beside `repo:create`.
 * We assume that it is not.
 */
export const CONTENT_ON_CREATE = false;

/** No source tells whether `repo:delete` still has a `headSha`. We assume that it has none: there is no head any more. */
export const HEAD_ON_DELETE = false;

/**
 * Version 2 of the payload had the previous name in `repo.name`, and the new one in `movedTo`; version 3 is not documented.
 * We assume that `repo` still tells all of the repo as it was before.
 */
export const MOVED_REPO: WorldConduct["movedRepo"] = "as-before";

/** That Space secrets raise `repo.config:update` is documented. We assume that Space variables do as well. */
export const CONFIG_ON_VARIABLE = true;

/** No source tells whether a commit to a pull request changes the discussion too. We assume that only its ref is told. */
export const DISCUSSION_ON_PUSH = false;

/**
 * A status change and a merge can come with a comment (HF's clients). We assume that the comment is told by itself,
 * as `discussion.comment:create`, before the change.
 */
export const COMMENT_ON_STATUS = true;

/** No source tells what pinning raises. We assume `discussion:update`. */
export const UPDATE_ON_PIN = true;

/** No source tells what the deletion of a pull request's ref raises. We assume what that of a branch does. */
export const CONTENT_ON_REF_DELETE = true;

/** No source tells who hears of private repos. We assume: webhooks whose owner may see the repo. */
export const PRIVATE_TO: WorldConduct["privateTo"] = "readers";

/** The documentation cuts the list of a bucket's files at 10,000. */
export const MAX_UPDATED_FILES = 10_000;

/** What the Hub tells where its documentation is silent. All of it can be set; the defaults are the assumptions above. */
export interface WorldConduct {
  /** Whether `repo:create` is followed by the `repo.content:update` of its first commit. */
  readonly contentOnCreate: boolean;
  /** Whether `repo:delete` tells the last `headSha`. */
  readonly headOnDelete: boolean;
  /** Whether the `repo` of `repo:move` is as before the move or as after it. Webhooks are matched by it. */
  readonly movedRepo: "as-before" | "as-after";
  /** Whether the variables of a Space raise `repo.config:update`, as its secrets do. */
  readonly configOnVariable: boolean;
  /** Whether a commit to a pull request raises `discussion:update`, too. */
  readonly discussionOnPush: boolean;
  /** Whether the comment of a status change or merge raises `discussion.comment:create`. */
  readonly commentOnStatus: boolean;
  /** Whether pinning and unpinning raise `discussion:update`. */
  readonly updateOnPin: boolean;
  /** Whether deleting the ref of a pull request raises `repo.content:update`. */
  readonly contentOnRefDelete: boolean;
  /** Who hears of private repos: webhooks of those who may see them, or all that watch. */
  readonly privateTo: "readers" | "everybody";
}

export const assumedConduct: WorldConduct = {
  contentOnCreate: CONTENT_ON_CREATE,
  headOnDelete: HEAD_ON_DELETE,
  movedRepo: MOVED_REPO,
  configOnVariable: CONFIG_ON_VARIABLE,
  discussionOnPush: DISCUSSION_ON_PUSH,
  commentOnStatus: COMMENT_ON_STATUS,
  updateOnPin: UPDATE_ON_PIN,
  contentOnRefDelete: CONTENT_ON_REF_DELETE,
  privateTo: PRIVATE_TO,
};

const yesNo = (value: boolean): string => (value ? "yes" : "no");

/** All assumptions about the world; those without a name in capitals are ways to behave, not figures. */
export const worldAssumptions: readonly Assumption[] = [
  {
    name: "CONTENT_ON_CREATE",
    value: yesNo(CONTENT_ON_CREATE),
    meaning: "Whether repo:create is followed by the repo.content:update of the first commit.",
    basis: "That there is a first commit is seen by HF's clients. What it raises is not documented.",
  },
  {
    name: "HEAD_ON_DELETE",
    value: yesNo(HEAD_ON_DELETE),
    meaning: "Whether repo:delete tells the last headSha.",
    basis: "Not documented.",
  },
  {
    name: "MOVED_REPO",
    value: MOVED_REPO,
    meaning: "What repo:move tells of the repo beside movedTo, and so whose webhooks hear of it.",
    basis:
      "Version 2 of the payload had the previous name there. movedTo is in HF's Python model, not in the documentation.",
  },
  {
    name: "CONFIG_ON_VARIABLE",
    value: yesNo(CONFIG_ON_VARIABLE),
    meaning: "Whether variables of a Space raise repo.config:update.",
    basis: "Documented for secrets.",
  },
  {
    name: "DISCUSSION_ON_PUSH",
    value: yesNo(DISCUSSION_ON_PUSH),
    meaning: "Whether a commit to a pull request raises discussion:update beside repo.content:update.",
    basis: "The documentation names title and status changes and merges.",
  },
  {
    name: "COMMENT_ON_STATUS",
    value: yesNo(COMMENT_ON_STATUS),
    meaning: "Whether a comment given with a status change or merge raises discussion.comment:create.",
    basis: "That such a comment can be given is seen in HF's clients.",
  },
  {
    name: "UPDATE_ON_PIN",
    value: yesNo(UPDATE_ON_PIN),
    meaning: "Whether pinning and unpinning raise discussion:update; `pinned` is told while it is true.",
    basis: "`pinned` is an optional property in HF's Python model, and in no published sample.",
  },
  {
    name: "CONTENT_ON_REF_DELETE",
    value: yesNo(CONTENT_ON_REF_DELETE),
    meaning: "Whether deleting the ref of a pull request raises repo.content:update.",
    basis: "Documented for branches and tags.",
  },
  {
    name: "PRIVATE_TO",
    value: PRIVATE_TO,
    meaning: "Who hears of a private repo: its owner and the members of the organization that owns it, as of then.",
    basis: "The documentation says that any repo can be watched, and nothing of private ones.",
  },
  {
    name: "MAX_UPDATED_FILES",
    value: String(MAX_UPDATED_FILES),
    meaning: "Where the list of a bucket's written files is cut.",
    basis:
      "Documented. Which files are left out is not: we keep the first ones, those that were added before those deleted.",
  },
  {
    name: "order of events",
    value: "as they are listed here and in the documentation",
    meaning:
      "One action's events come in one order: what was discussed before what moved, a comment before its status change.",
    basis: "That deliveries are unordered is documented.",
  },
  {
    name: "no change, no event",
    value: "settings, titles, pins, secrets that are not there",
    meaning: "An action that leaves everything as it was raises nothing. A commit always makes a commit.",
    basis: "Not documented.",
  },
  {
    name: "repo:update",
    value: "never",
    meaning: "No action raises it; `hub.send` can.",
    basis: "The documentation lists the event, and nothing that raises it.",
  },
  {
    name: "merge",
    value: "one commit on the base",
    meaning: "A merge puts one commit with the changes of the pull request on its base: that is mergeCommitId.",
    basis: "Seen in the history of public repos.",
  },
  {
    name: "empty pull request",
    value: "refs/pr/N at the base's commit",
    meaning: "A pull request that is opened without a commit is a draft, and its ref starts where its base is.",
    basis: "Draft and ref are seen by HF's clients, the commit is not documented.",
  },
  {
    name: "closed pull request",
    value: "takes no commits",
    meaning: "Its ref moves only while it is a draft or open. A draft that is closed and reopened is open.",
    basis: "That nothing goes back to being a draft is documented, the rest is not.",
  },
  {
    name: "deleted pull request",
    value: "takes its ref with it",
    meaning: "Deleting a pull request raises discussion:delete and nothing else.",
    basis: "The documentation lists the event.",
  },
  {
    name: "subdomain",
    value: "in all events of repos",
    meaning: "A Space has its subdomain where it has a headSha.",
    basis: "Two published samples, one of repo.content with it and one of discussion without.",
  },
  {
    name: "after a move",
    value: "the old name leads to the repo",
    meaning:
      "Calls find a repo by its old name until another one has it. A webhook that watches that name hears of the move, and of nothing after it.",
    basis: "HF's tests of its Python client read a moved repo by its old name. The rest is not documented.",
  },
  {
    name: "permissions",
    value: "owner and members: everything; everybody else: discuss and propose",
    meaning:
      "Authors may also rename, close and push to what they opened, and hide what they wrote; only they edit it.",
    basis: "The Hub has roles in organizations, which are left out.",
  },
];
