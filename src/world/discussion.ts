/**
 * Discussions and pull requests, which on the Hub are one thing with one count of numbers (hub docs, pull requests and
 * discussions). What happened in one is kept as its timeline, in the terms of HF's Python client.
 */
import type { Identity } from "./namespace.ts";

interface Happening {
  /** 24 lower-case hex digits. */
  readonly id: string;
  readonly author: Identity;
  readonly atMs: number;
}

/** A text that a comment has or had. */
export interface CommentVersion {
  readonly text: string;
  readonly atMs: number;
}

export interface CommentState extends Happening {
  readonly kind: "comment";
  /** Oldest first; the last one is shown. */
  readonly versions: readonly [CommentVersion, ...CommentVersion[]];
  /** Hiding can't be undone (hub docs, pull requests and discussions). */
  readonly hidden: boolean;
}

export type TimelineEntry =
  | CommentState
  | (Happening & { readonly kind: "status-change"; readonly status: DiscussionState["status"] })
  | (Happening & { readonly kind: "title-change"; readonly from: string; readonly to: string })
  | (Happening & { readonly kind: "commit"; readonly sha: string; readonly summary: string });

interface DiscussionBase {
  /** 24 lower-case hex digits. */
  readonly id: string;
  /** From 1 in each repo; a number is not given twice. */
  readonly num: number;
  readonly title: string;
  readonly author: Identity;
  readonly pinned: boolean;
  readonly createdAtMs: number;
  /** Oldest first; it starts with the comment that it was opened with. */
  readonly timeline: readonly TimelineEntry[];
}

export interface PlainDiscussionState extends DiscussionBase {
  readonly isPullRequest: false;
  readonly status: "open" | "closed";
}

export interface PullRequestState extends DiscussionBase {
  readonly isPullRequest: true;
  readonly status: "draft" | "open" | "closed" | "merged";
  /** The full ref that it is to be merged into. */
  readonly base: string;
  /** The commit of the base that it started from. */
  readonly startSha: string;
  /** The commit on the base that merged it. */
  readonly mergeSha: string | null;
}

export type DiscussionState = PlainDiscussionState | PullRequestState;

/** The comments of a discussion, oldest first. */
export function commentsOf(discussion: DiscussionState): readonly CommentState[] {
  return discussion.timeline.filter((entry) => entry.kind === "comment");
}

/** The text that a comment has now. */
export function textOf({ versions }: CommentState): string {
  return (versions.at(-1) ?? versions[0]).text;
}
