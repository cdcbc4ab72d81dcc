/**
 * An event as one webhook is told of it. Sources of what stands where: hub docs, webhooks, and published samples.
 */
import {
  commentUrl,
  discussionUrl,
  repoUrl,
  spaceSubdomain,
  type BucketRepo,
  type DiscussionCreatePayload,
  type Payload,
  type PlainDiscussion,
  type PullRequest,
  type RepoMaybeWithHead,
  type RepoWithHead,
  type RepoWithoutHead,
  type WebhookReference,
} from "../payload/index.ts";
import { unreachable } from "../base/index.ts";
import { textOf, type CommentState, type DiscussionState } from "./discussion.ts";
import type { WorldEvent } from "./event.ts";
import type { GitRepo, Repo } from "./repo.ts";
import { headSha } from "./revision.ts";

/** Whom an event is told. */
export interface Recipient {
  readonly webhookId: string;
  /** The address of the Hub, without a slash at the end. */
  readonly origin: string;
}

/** The payload of an event. */
export function payloadOf(event: WorldEvent, { webhookId, origin }: Recipient): Payload {
  const webhook: WebhookReference = { id: webhookId, version: 3 };
  switch (event.name) {
    case "repo:create":
      return { event: { scope: "repo", action: "create" }, repo: repoMaybeWithHead(event, origin), webhook };
    case "repo:delete":
      return { event: { scope: "repo", action: "delete" }, repo: repoMaybeWithHead(event, origin), webhook };
    case "repo:move": {
      const { name, owner } = event.movedTo;
      const movedTo = { name, owner: { id: owner.id } };
      return { event: { scope: "repo", action: "move" }, repo: anyRepo(event.repo, origin), movedTo, webhook };
    }
    case "repo.config:update": {
      const repo = anyRepo(event.repo, origin);
      const updatedConfig = { ...event.updatedConfig };
      return { event: { scope: "repo.config", action: "update" }, repo, updatedConfig, webhook };
    }
    case "repo.content:update":
      return contentUpdate(event, origin, webhook);
    case "discussion:create":
      return { event: { scope: "discussion", action: "create" }, ...commented(event, origin), webhook };
    case "discussion:update":
      return { event: { scope: "discussion", action: "update" }, ...discussed(event, origin), webhook };
    case "discussion:delete":
      return { event: { scope: "discussion", action: "delete" }, ...discussed(event, origin), webhook };
    case "discussion.comment:create":
      return { event: { scope: "discussion.comment", action: "create" }, ...commented(event, origin), webhook };
    case "discussion.comment:update":
      return { event: { scope: "discussion.comment", action: "update" }, ...commented(event, origin), webhook };
    default:
      return unreachable(event);
  }
}

function contentUpdate(
  happened: Extract<WorldEvent, { readonly name: "repo.content:update" }>,
  origin: string,
  webhook: WebhookReference,
): Payload {
  const event = { scope: "repo.content", action: "update" } as const;
  if ("updatedRefs" in happened) {
    const { repo, updatedRefs } = happened;
    return { event, repo: repoWithHead(repo, origin), updatedRefs: updatedRefs.map((ref) => ({ ...ref })), webhook };
  }
  const updatedFiles = happened.updatedFiles.map((file) => ({ ...file }));
  const repo = bucketRepo(happened.repo, origin);
  return happened.isTruncated
    ? { event, repo, updatedFiles, updatedFilesTruncated: true, webhook }
    : { event, repo, updatedFiles, webhook };
}

/** The part that all repos have. */
function plainRepo<R extends Repo>({ type, name, id, private: isPrivate, owner }: R, origin: string): PlainRepo<R> {
  return { type, name, id, private: isPrivate, url: repoUrl(origin, type, name), owner: { id: owner.id } };
}

type PlainRepo<R extends Repo> = Omit<BucketRepo, "type"> & { type: R["type"] };

function bucketRepo(repo: Extract<Repo, { readonly type: "bucket" }>, origin: string): BucketRepo {
  return plainRepo(repo, origin);
}

function repoWithHead(repo: GitRepo, origin: string): RepoWithHead {
  const told: RepoWithHead = { ...plainRepo(repo, origin), headSha: headSha(repo) };
  if (repo.type === "space") told.subdomain = spaceSubdomain(repo.name);
  return told;
}

function anyRepo(repo: Repo, origin: string): RepoWithHead | BucketRepo {
  return repo.type === "bucket" ? bucketRepo(repo, origin) : repoWithHead(repo, origin);
}

function repoMaybeWithHead(
  { repo, hasHead }: { readonly repo: Repo; readonly hasHead: boolean },
  origin: string,
): RepoMaybeWithHead | BucketRepo {
  if (hasHead || repo.type === "bucket") return anyRepo(repo, origin);
  return plainRepo(repo, origin);
}

interface Discussed {
  readonly repo: GitRepo;
  readonly discussion: DiscussionState;
}

function discussed(
  { repo, discussion }: Discussed,
  origin: string,
): { repo: RepoWithoutHead; discussion: PlainDiscussion | PullRequest } {
  const told = plainRepo(repo, origin);
  return { repo: told, discussion: discussionPart(discussion, told) };
}

function commented(
  { comment, ...about }: Discussed & { readonly comment: CommentState },
  origin: string,
): Omit<DiscussionCreatePayload, "event" | "webhook"> {
  const told = discussed(about, origin);
  const { id, author, hidden } = comment;
  const shared = { id, author: { id: author.id }, url: commentUrl(told.discussion.url, id) };
  return { ...told, comment: hidden ? { ...shared, hidden } : { ...shared, hidden, content: textOf(comment) } };
}

function discussionPart(discussion: DiscussionState, repo: RepoWithoutHead): PlainDiscussion | PullRequest {
  const { id, title, num, author } = discussion;
  const shared = { id, title, url: discussionUrl(repo.url, num), author: { id: author.id }, num };
  const pinned = discussion.pinned ? { pinned: true } : {};
  if (!discussion.isPullRequest) return { ...shared, status: discussion.status, isPullRequest: false, ...pinned };
  const { status, base, mergeSha } = discussion;
  const changes = mergeSha === null ? { base } : { base, mergeCommitId: mergeSha };
  return { ...shared, status, isPullRequest: true, changes, ...pinned };
}
