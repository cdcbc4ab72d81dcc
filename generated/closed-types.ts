/**
 * The payloads of Hugging Face Hub webhooks, and the bodies of the settings API around them.
 * Made from JSON Schemas by hubhook: edit the schemas, not this file.
 *
 * Exports: Account, BucketContentUpdatePayload, BucketRepo, Changes, CommentLink, CreateWebhook,
 * DiscussionCommentCreatePayload, DiscussionCommentUpdatePayload, DiscussionCreatePayload, DiscussionDeletePayload,
 * DiscussionUpdatePayload, Domains, EventName, FuturePayload, GitContentUpdatePayload, HiddenComment, JobSpec, Link,
 * MovedTo, Payload, PayloadByEvent, PlainDiscussion, PullRequest, ReplayAnswer, RepoConfigUpdatePayload,
 * RepoContentUpdatePayload, RepoCreatePayload, RepoDeletePayload, RepoMaybeWithHead, RepoMovePayload,
 * RepoUpdatePayload, RepoWithHead, RepoWithoutHead, Secrets, UpdateWebhook, UpdatedConfig, UpdatedFile, UpdatedRef,
 * VisibleComment, Watched, WatchedItem, Webhook, WebhookReference.
 */

/**
 * The files of a repo changed: refs of a Git repo moved, or files of a bucket were written. Source: hub docs, webhooks, code changes.
 */
export type RepoContentUpdatePayload = GitContentUpdatePayload | BucketContentUpdatePayload;
/**
 * What to watch: repos, or all repos of a user or an organization. Source: the Hub's OpenAPI document.
 *
 * @minItems 1
 */
export type Watched = WatchedItem[];
/**
 * Which events to be told of: of repos, of discussions, or both. Source: the Hub's OpenAPI document.
 *
 * @minItems 1
 */
export type Domains = ("repo" | "discussion")[];

/**
 * The payload of each event, by the event's name.
 */
export interface PayloadByEvent {
  "discussion.comment:create": DiscussionCommentCreatePayload;
  "discussion.comment:update": DiscussionCommentUpdatePayload;
  "discussion:create": DiscussionCreatePayload;
  "discussion:delete": DiscussionDeletePayload;
  "discussion:update": DiscussionUpdatePayload;
  "repo.config:update": RepoConfigUpdatePayload;
  "repo.content:update": RepoContentUpdatePayload;
  "repo:create": RepoCreatePayload;
  "repo:delete": RepoDeletePayload;
  "repo:move": RepoMovePayload;
  "repo:update": RepoUpdatePayload;
}
/**
 * A comment was written. Source: hub docs, webhooks, event.
 */
export interface DiscussionCommentCreatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "discussion.comment";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "create";
  };
  repo: RepoWithoutHead;
  /**
   * The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.
   */
  discussion: PlainDiscussion | PullRequest;
  /**
   * The comment that was written or changed. Source: hub docs, webhooks, comment.
   */
  comment: VisibleComment | HiddenComment;
  webhook: WebhookReference;
}
/**
 * A Git repo, as in the events of discussions: without `headSha`. Source: hub docs, webhooks, repo.
 */
export interface RepoWithoutHead {
  /**
   * What kind of repo it is. Source: hub docs, webhooks, repo.
   */
  type: "model" | "dataset" | "space";
  /**
   * The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.
   */
  name: string;
  /**
   * The id of the repo; it survives a move. Source: hub docs, webhooks, repo.
   */
  id: string;
  /**
   * Whether only those with access can see the repo. Source: hub docs, webhooks, repo.
   */
  private: boolean;
  url: Link;
  owner: Account;
  /**
   * The tags of the repo. Source: HF's Python model of the payload and the docs until 2026-03; in no published version 3 sample.
   */
  tags?: string[];
}
/**
 * Where a repo or a discussion is found. Source: hub docs, webhooks, repo.
 */
export interface Link {
  /**
   * The page for people. Source: hub docs, webhooks, repo.
   */
  web: string;
  /**
   * The address for programs. Source: hub docs, webhooks, repo.
   */
  api: string;
}
/**
 * A user or an organization, by id only: payloads never name it. Source: hub docs, webhooks, repo.
 */
export interface Account {
  /**
   * The id of the user or organization. Source: hub docs, webhooks, repo.
   */
  id: string;
}
/**
 * A discussion that is no pull request. Source: hub docs, webhooks, discussions.
 */
export interface PlainDiscussion {
  /**
   * The id of the discussion. Source: hub docs, webhooks, discussions.
   */
  id: string;
  /**
   * The title, 3 to 200 characters. Source: the Hub's OpenAPI document.
   */
  title: string;
  url: Link;
  /**
   * Where it stands; only pull requests are `draft` or `merged`. Source: hub docs for `open` and `closed`, HF's Python model of the payload for `draft` and `merged`.
   */
  status: "open" | "closed";
  author: Account;
  /**
   * Its number in the repo, from 1; discussions and pull requests share the count. Source: hub docs, webhooks, discussions.
   */
  num: number;
  /**
   * Whether it is a pull request. Source: hub docs, webhooks, discussions.
   */
  isPullRequest: false;
  /**
   * Whether it is pinned. Source: HF's Python model of the payload; in no doc or sample.
   */
  pinned?: boolean;
}
/**
 * A pull request: on the Hub, a kind of discussion. Source: hub docs, webhooks, discussions.
 */
export interface PullRequest {
  /**
   * The id of the discussion. Source: hub docs, webhooks, discussions.
   */
  id: string;
  /**
   * The title, 3 to 200 characters. Source: the Hub's OpenAPI document.
   */
  title: string;
  url: Link;
  /**
   * Where it stands; only pull requests are `draft` or `merged`. Source: hub docs for `open` and `closed`, HF's Python model of the payload for `draft` and `merged`.
   */
  status: "draft" | "open" | "closed" | "merged";
  author: Account;
  /**
   * Its number in the repo, from 1; discussions and pull requests share the count. Source: hub docs, webhooks, discussions.
   */
  num: number;
  /**
   * Whether it is a pull request. Source: hub docs, webhooks, discussions.
   */
  isPullRequest: true;
  /**
   * Whether it is pinned. Source: HF's Python model of the payload; in no doc or sample.
   */
  pinned?: boolean;
  changes: Changes;
}
/**
 * What a pull request would change. Source: hub docs, webhooks, discussions.
 */
export interface Changes {
  /**
   * The ref to merge into, such as `refs/heads/main`. Source: hub docs, webhooks, discussions.
   */
  base: string;
  /**
   * The commit that merged it, once merged. Source: HF's Python model of the payload; in no doc or sample.
   */
  mergeCommitId?: string;
}
/**
 * A comment that can be read. Source: hub docs, webhooks, comment.
 */
export interface VisibleComment {
  /**
   * The id of the comment. Source: hub docs, webhooks, comment.
   */
  id: string;
  author: Account;
  /**
   * Whether the comment is hidden; hiding can't be undone. Source: hub docs, webhooks, comment.
   */
  hidden: false;
  /**
   * The text, raw Markdown, up to 65,536 characters. Source: hub docs, webhooks, comment; the limit from the Hub's OpenAPI document.
   */
  content: string;
  url: CommentLink;
}
/**
 * Where a comment is found; it has no address for programs. Source: every published sample.
 */
export interface CommentLink {
  /**
   * The discussion's page with `#{comment id}`. Source: published samples.
   */
  web: string;
}
/**
 * A comment that was hidden: it has no `content`. Source: hub docs, webhooks, comment.
 */
export interface HiddenComment {
  /**
   * The id of the comment. Source: hub docs, webhooks, comment.
   */
  id: string;
  author: Account;
  /**
   * Whether the comment is hidden; hiding can't be undone. Source: hub docs, webhooks, comment.
   */
  hidden: true;
  url: CommentLink;
}
/**
 * The webhook that this payload was sent for. Source: hub docs, webhooks.
 */
export interface WebhookReference {
  /**
   * The id of the webhook. Source: hub docs, webhooks.
   */
  id: string;
  /**
   * The version of the payload format. Source: hub docs, webhooks; HF's Python model of the payload.
   */
  version: 3;
}
/**
 * A comment was edited or hidden. Source: hub docs, webhooks, event.
 */
export interface DiscussionCommentUpdatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "discussion.comment";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "update";
  };
  repo: RepoWithoutHead;
  /**
   * The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.
   */
  discussion: PlainDiscussion | PullRequest;
  /**
   * The comment that was written or changed. Source: hub docs, webhooks, comment.
   */
  comment: VisibleComment | HiddenComment;
  webhook: WebhookReference;
}
/**
 * A discussion or pull request was opened. Source: hub docs, webhooks, event.
 */
export interface DiscussionCreatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "discussion";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "create";
  };
  repo: RepoWithoutHead;
  /**
   * The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.
   */
  discussion: PlainDiscussion | PullRequest;
  /**
   * The first comment. Source: hub docs, webhooks, comment.
   */
  comment: VisibleComment | HiddenComment;
  webhook: WebhookReference;
}
/**
 * A discussion was deleted. Source: hub docs, webhooks, event; that it carries the discussion is assumed.
 */
export interface DiscussionDeletePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "discussion";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "delete";
  };
  repo: RepoWithoutHead;
  /**
   * The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.
   */
  discussion: PlainDiscussion | PullRequest;
  webhook: WebhookReference;
}
/**
 * A title or a status changed, or a pull request was merged. Source: hub docs, webhooks, event.
 */
export interface DiscussionUpdatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "discussion";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "update";
  };
  repo: RepoWithoutHead;
  /**
   * The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.
   */
  discussion: PlainDiscussion | PullRequest;
  webhook: WebhookReference;
}
/**
 * The settings of a repo changed. Source: hub docs, webhooks, config changes.
 */
export interface RepoConfigUpdatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo.config";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "update";
  };
  /**
   * The repo that it happened to. Source: hub docs, webhooks, repo.
   */
  repo: RepoWithHead | BucketRepo;
  updatedConfig: UpdatedConfig;
  webhook: WebhookReference;
}
/**
 * A Git repo, as in the events whose scope starts with `repo`. Source: hub docs, webhooks, repo.
 */
export interface RepoWithHead {
  /**
   * What kind of repo it is. Source: hub docs, webhooks, repo.
   */
  type: "model" | "dataset" | "space";
  /**
   * The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.
   */
  name: string;
  /**
   * The id of the repo; it survives a move. Source: hub docs, webhooks, repo.
   */
  id: string;
  /**
   * Whether only those with access can see the repo. Source: hub docs, webhooks, repo.
   */
  private: boolean;
  url: Link;
  owner: Account;
  /**
   * The newest commit of the `main` branch. It stays that even when another ref was updated. Source: hub docs, webhooks, repo.
   */
  headSha: string;
  /**
   * The first label of the app's host name; only Spaces have one. Source: published samples and HF's Python model of the payload; not in the docs.
   */
  subdomain?: string;
  /**
   * The tags of the repo. Source: HF's Python model of the payload and the docs until 2026-03; in no published version 3 sample.
   */
  tags?: string[];
}
/**
 * A bucket: files without Git, so without `headSha`. Source: hub docs, webhooks, 2026-08.
 */
export interface BucketRepo {
  /**
   * What kind of repo it is: a bucket, which keeps files without Git. Source: hub docs, webhooks, 2026-08.
   */
  type: "bucket";
  /**
   * The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.
   */
  name: string;
  /**
   * The id of the repo; it survives a move. Source: hub docs, webhooks, repo.
   */
  id: string;
  /**
   * Whether only those with access can see the repo. Source: hub docs, webhooks, repo.
   */
  private: boolean;
  url: Link;
  owner: Account;
}
/**
 * The settings that changed, as far as the Hub tells: `{}` when it does not. Source: hub docs, webhooks, config changes.
 */
export interface UpdatedConfig {
  /**
   * The new visibility. Source: hub docs, webhooks, config changes.
   */
  private?: boolean;
}
/**
 * Refs of a Git repo moved: a push, a new branch or tag, a pull request's commit. Source: hub docs, webhooks, code changes.
 */
export interface GitContentUpdatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo.content";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "update";
  };
  repo: RepoWithHead;
  /**
   * The refs that moved; one push can move several. Source: hub docs, webhooks, code changes.
   *
   * @minItems 1
   */
  updatedRefs: UpdatedRef[];
  webhook: WebhookReference;
}
/**
 * One branch, tag or other ref that moved. Source: hub docs, webhooks, code changes.
 */
export interface UpdatedRef {
  /**
   * The full name, such as `refs/heads/main`, `refs/tags/v1` or `refs/pr/5`. Source: hub docs, webhooks, code changes; published samples.
   */
  ref: string;
  /**
   * Where it pointed before; `null` for a new ref. Source: hub docs, webhooks, code changes.
   */
  oldSha: string | null;
  /**
   * Where it points now; `null` for a deleted ref. Source: hub docs, webhooks, code changes.
   */
  newSha: string | null;
}
/**
 * Files of a bucket were written or deleted. Source: hub docs, webhooks, 2026-08.
 */
export interface BucketContentUpdatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo.content";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "update";
  };
  repo: BucketRepo;
  /**
   * The files, cut at 10,000. Source: hub docs, webhooks, 2026-08.
   *
   * @maxItems 10000
   */
  updatedFiles: UpdatedFile[];
  /**
   * Set when there were more than 10,000 files. Source: hub docs, webhooks, 2026-08.
   */
  updatedFilesTruncated?: boolean;
  webhook: WebhookReference;
}
/**
 * One file of a bucket that was written or deleted. Source: hub docs, webhooks, 2026-08.
 */
export interface UpdatedFile {
  /**
   * The path of the file in the bucket. Source: hub docs, webhooks, 2026-08.
   */
  path: string;
  /**
   * `add` for a new or overwritten file. Source: hub docs, webhooks, 2026-08.
   */
  action: "add" | "delete";
  /**
   * The hash of the content in Xet, 64 hex digits. Source: hub docs, webhooks, 2026-08.
   */
  xetHash?: string;
  /**
   * The size of the file, in bytes. Source: hub docs, webhooks, 2026-08.
   */
  size?: number;
}
/**
 * A repo was created; only webhooks that watch its owner can see this. Source: hub docs, webhooks, event.
 */
export interface RepoCreatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "create";
  };
  /**
   * The repo that it happened to. Source: hub docs, webhooks, repo.
   */
  repo: RepoMaybeWithHead | BucketRepo;
  webhook: WebhookReference;
}
/**
 * A Git repo that may have no commit, yet or any more: as when it is created or deleted. Source: hub docs, webhooks, repo; that `headSha` may be missing here is a precaution, no source tells.
 */
export interface RepoMaybeWithHead {
  /**
   * What kind of repo it is. Source: hub docs, webhooks, repo.
   */
  type: "model" | "dataset" | "space";
  /**
   * The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.
   */
  name: string;
  /**
   * The id of the repo; it survives a move. Source: hub docs, webhooks, repo.
   */
  id: string;
  /**
   * Whether only those with access can see the repo. Source: hub docs, webhooks, repo.
   */
  private: boolean;
  url: Link;
  owner: Account;
  /**
   * The newest commit of the `main` branch. It stays that even when another ref was updated. Source: hub docs, webhooks, repo.
   */
  headSha?: string;
  /**
   * The first label of the app's host name; only Spaces have one. Source: published samples and HF's Python model of the payload; not in the docs.
   */
  subdomain?: string;
  /**
   * The tags of the repo. Source: HF's Python model of the payload and the docs until 2026-03; in no published version 3 sample.
   */
  tags?: string[];
}
/**
 * A repo was deleted. Source: hub docs, webhooks, event.
 */
export interface RepoDeletePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "delete";
  };
  /**
   * The repo that it happened to. Source: hub docs, webhooks, repo.
   */
  repo: RepoMaybeWithHead | BucketRepo;
  webhook: WebhookReference;
}
/**
 * A repo was renamed or given to another owner. Source: hub docs, webhooks, event.
 */
export interface RepoMovePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "move";
  };
  /**
   * The repo that it happened to. Source: hub docs, webhooks, repo.
   */
  repo: RepoWithHead | BucketRepo;
  movedTo: MovedTo;
  webhook: WebhookReference;
}
/**
 * Where a repo went. Source: HF's Python model of the payload; not in the docs.
 */
export interface MovedTo {
  /**
   * The new full name. Source: HF's Python model of the payload.
   */
  name: string;
  owner: Account;
}
/**
 * A repo changed in a way that no narrower scope tells. Source: hub docs, webhooks, event.
 */
export interface RepoUpdatePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * What part of the repo it happened to. Source: hub docs, webhooks, event.
     */
    scope: "repo";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "update";
  };
  /**
   * The repo that it happened to. Source: hub docs, webhooks, repo.
   */
  repo: RepoWithHead | BucketRepo;
  webhook: WebhookReference;
}
/**
 * The body of `POST /api/settings/webhooks`. Source: the Hub's OpenAPI document.
 */
export interface CreateWebhook {
  watched: Watched;
  domains: Domains;
  /**
   * Where to send the events: http or https. Absent for a webhook that starts a Job. Source: the Hub's OpenAPI document.
   */
  url?: string;
  /**
   * Sent with every event in `X-Webhook-Secret`; ASCII only. Source: hub docs, webhooks, secret; the pattern from the Hub's OpenAPI document.
   */
  secret?: string;
  job?: JobSpec;
  /**
   * The id of a Job to take as a template, in place of a URL. Source: the Hub's OpenAPI document.
   */
  jobSourceId?: string;
  secrets?: Secrets;
}
/**
 * One thing that a webhook watches. Source: the Hub's OpenAPI document.
 */
export interface WatchedItem {
  /**
   * What it is. Source: the Hub's OpenAPI document.
   */
  type: "model" | "dataset" | "space" | "bucket" | "kernel" | "user" | "org";
  /**
   * The full name of a repo, or the name of a user or an organization. Source: the Hub's OpenAPI document.
   */
  name: string;
}
/**
 * A Job to start for each event. Source: the Hub's OpenAPI document.
 */
export interface JobSpec {
  /**
   * The hardware. Source: the Hub's OpenAPI document.
   */
  flavor: string;
  /**
   * The image to run. Source: the Hub's OpenAPI document.
   */
  dockerImage?: string;
  /**
   * The Space to run. Source: the Hub's OpenAPI document.
   */
  spaceId?: string;
  /**
   * The command. Source: the Hub's OpenAPI document.
   *
   * @minItems 1
   */
  command?: string[];
  /**
   * Its arguments. Source: the Hub's OpenAPI document.
   */
  arguments?: string[];
  /**
   * Environment variables. Source: the Hub's OpenAPI document.
   */
  environment?: {
    [k: string]: string;
  };
  /**
   * Secret environment variables. Source: the Hub's OpenAPI document.
   */
  secrets?: {
    [k: string]: string;
  };
  /**
   * The processor. Source: the Hub's OpenAPI document.
   */
  arch?: "amd64" | "arm64";
  /**
   * The longest run, in seconds. Source: the Hub's OpenAPI document.
   */
  timeoutSeconds?: number | null;
  /**
   * How often to try. Source: the Hub's OpenAPI document.
   */
  attempts?: number;
  /**
   * Labels. Source: the Hub's OpenAPI document.
   */
  labels?: {
    [k: string]: string;
  };
  [k: string]: unknown;
}
/**
 * Secret environment variables of the Job that `jobSourceId` names; an empty one takes the variable away. Source: HF's Python client.
 */
export interface Secrets {
  [k: string]: string;
}
/**
 * The answer to `POST /api/settings/webhooks/{id}/replay/{logId}`. Source: a generated client of the Hub's OpenAPI document.
 */
export interface ReplayAnswer {
  /**
   * The HTTP status that the consumer answered with. Source: a generated client of the Hub's OpenAPI document.
   */
  status: number;
}
/**
 * The body of `POST /api/settings/webhooks/{id}`: the same as for a new webhook. Source: the Hub's OpenAPI document.
 */
export interface UpdateWebhook {
  watched: Watched;
  domains: Domains;
  /**
   * Where to send the events: http or https. Absent for a webhook that starts a Job. Source: the Hub's OpenAPI document.
   */
  url?: string;
  /**
   * Sent with every event in `X-Webhook-Secret`; ASCII only. Source: hub docs, webhooks, secret; the pattern from the Hub's OpenAPI document.
   */
  secret?: string;
  job?: JobSpec;
  /**
   * The id of a Job to take as a template, in place of a URL. Source: the Hub's OpenAPI document.
   */
  jobSourceId?: string;
  secrets?: Secrets;
}
/**
 * A webhook, as the settings API tells it. Source: HF's clients.
 */
export interface Webhook {
  /**
   * The id of the webhook. Source: HF's clients.
   */
  id: string;
  /**
   * What to watch: repos, or all repos of a user or an organization. Source: the Hub's OpenAPI document.
   *
   * @minItems 1
   */
  watched: WatchedItem[];
  /**
   * Which events to be told of: of repos, of discussions, or both. Source: the Hub's OpenAPI document.
   *
   * @minItems 1
   */
  domains: ("repo" | "discussion")[];
  /**
   * Whether it is switched off, by its owner or, after repeated failure, by the Hub. Source: HF's clients.
   */
  disabled: true | false | "suspended-after-failure";
  /**
   * Whether a secret is set. Source: third-party clients of 2026.
   */
  hasSecret?: boolean;
  /**
   * Where to send the events: http or https. Absent for a webhook that starts a Job. Source: the Hub's OpenAPI document.
   */
  url?: string;
  job?: JobSpec;
  /**
   * The secret itself. Source: HF's Python client; newer reports say that it is not sent any more.
   */
  secret?: string;
}
/**
 * An event of a scope that is narrower than the known ones, or of a known scope with an action it did not have. Source: hub docs, webhooks, event: treat it as an `update` of the broader scope.
 */
export interface FuturePayload {
  /**
   * What happened. Source: hub docs, webhooks, event.
   */
  event: {
    /**
     * A known scope, made narrower, such as `repo.config.dois`. Source: hub docs, webhooks, event.
     */
    scope: `${"repo" | "discussion"}.${string}` | "repo" | "discussion";
    /**
     * What was done to it. Source: hub docs, webhooks, event.
     */
    action: "create" | "delete" | "update" | "move";
    [k: string]: unknown;
  };
  /**
   * The repo that it happened to. Source: hub docs, webhooks, repo.
   */
  repo: RepoMaybeWithHead | BucketRepo;
  webhook: WebhookReference;
  [k: string]: unknown;
}

/** An event's name, `scope:action`. */
export type EventName = keyof PayloadByEvent;

/** Any payload that the Hub is known to send. To narrow it by event, parse it or ask `isEvent`. */
export type Payload = PayloadByEvent[EventName];
