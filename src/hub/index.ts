/* The mock Hub */
export { hubFaultKinds, type HubFault, type HubFaultKind } from "./rest/faults.ts";
export { createHub, type Hub, type HubOptions, type NewWebhook } from "./hub.ts";
export type { HubCall } from "./call-log.ts";
export type { ChainLink } from "./chain.ts";
export { createHubEndpoint, type HubEndpoint, type WrittenCall } from "./hub-endpoint.ts";
export { interceptHub, type InterceptedHub } from "./interception.ts";
export type { WebhookHandle } from "./webhook-handle.ts";
/* Who acts on it, and what they hold in hand */
export type { Actor, NewRepo, RepoHandles } from "./actor.ts";
export type { RepoHandle } from "./handles/repo-handle.ts";
export type {
  GitRepoHandle,
  NewCommit,
  NewDiscussion,
  NewDraftPullRequest,
  NewOpenPullRequest,
} from "./handles/git-repo-handle.ts";
export type { NewSpaceSetting, SpaceHandle } from "./handles/space-handle.ts";
export type { BucketHandle } from "./handles/bucket-handle.ts";
export type { DiscussionHandle } from "./handles/discussion-handle.ts";
export type { DraftPullRequestHandle, PullRequestHandle } from "./handles/pull-request-handle.ts";
export type { CommentHandle } from "./handles/comment-handle.ts";
