/** What the API tells of discussions and their timelines. Source: what HF's Python client reads. */
import { isoTime } from "../../base/index.ts";
import {
  commentsOf,
  mergeOf,
  textOf,
  type DiscussionState,
  type GitRepo,
  type Identity,
  type TimelineEntry,
} from "../../world/index.ts";
import { AVATAR } from "./repo-json.ts";

/** A discussion in a list. */
export function listedJson(repo: GitRepo, discussion: DiscussionState): Readonly<Record<string, unknown>> {
  const { num, title, status, createdAtMs, isPullRequest, pinned, author } = discussion;
  return {
    num,
    title,
    status,
    createdAt: isoTime(createdAtMs),
    isPullRequest,
    pinned,
    numComments: commentsOf(discussion).length,
    author: personJson(author),
    repo: { name: repo.name, type: repo.type },
  };
}

/** A discussion with all that happened in it. */
export function discussionJson(repo: GitRepo, discussion: DiscussionState): Readonly<Record<string, unknown>> {
  return {
    ...listedJson(repo, discussion),
    id: discussion.id,
    events: discussion.timeline.map(eventJson),
    ...(discussion.isPullRequest && {
      changes: { base: discussion.base, ...(discussion.mergeSha !== null && { mergeCommitId: discussion.mergeSha }) },
      filesWithConflicts: discussion.status === "open" ? mergeOf(repo, discussion).conflicts : [],
      diff: "",
    }),
  };
}

/** One thing that happened. A hidden comment keeps its `raw`, empty: HF's Python client reads it all the same. */
export function eventJson(entry: TimelineEntry): Readonly<Record<string, unknown>> {
  return {
    id: entry.id,
    type: entry.kind,
    createdAt: isoTime(entry.atMs),
    author: personJson(entry.author),
    data: dataOf(entry),
  };
}

function dataOf(entry: TimelineEntry): Readonly<Record<string, unknown>> {
  switch (entry.kind) {
    case "comment": {
      const raw = entry.hidden ? "" : textOf(entry);
      const updatedAt = isoTime((entry.versions.at(-1) ?? entry.versions[0]).atMs);
      const edited = entry.versions.length > 1;
      return {
        edited,
        hidden: entry.hidden,
        latest: { raw, html: "", updatedAt, author: personJson(entry.author) },
        history: [],
      };
    }
    case "status-change":
      return { status: entry.status };
    case "title-change":
      return { from: entry.from, to: entry.to };
    default:
      return { subject: entry.summary, oid: entry.sha };
  }
}

function personJson({ id, name }: Identity): Readonly<Record<string, unknown>> {
  return { _id: id, name, fullname: name, type: "user", avatarUrl: AVATAR, isPro: false, isHf: false };
}
