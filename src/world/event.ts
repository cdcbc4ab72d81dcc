/**
 * What happened, as of the moment when it did: an event holds the repo, discussion and comment as they were then,
 * which costs nothing, since none of them ever changes. `payload.ts` tells it to a webhook.
 */
import type { UpdatedFile, UpdatedRef } from "../payload/index.ts";
import type { Audience } from "./access.ts";
import type { CommentState, DiscussionState } from "./discussion.ts";
import type { Identity } from "./namespace.ts";
import type { Bucket, GitRepo, Repo } from "./repo.ts";

/** What an event is about. */
export type Occurrence =
  | {
      readonly name: "repo:create" | "repo:delete";
      readonly repo: Repo;
      /** Whether the head of a Git repo is told. */
      readonly hasHead: boolean;
    }
  | {
      readonly name: "repo:move";
      readonly repo: Repo;
      readonly movedTo: { readonly name: string; readonly owner: Identity };
    }
  | {
      readonly name: "repo.config:update";
      readonly repo: Repo;
      /** The new visibility, when that is what changed. */
      readonly updatedConfig: { readonly private?: boolean };
    }
  | {
      readonly name: "repo.content:update";
      readonly repo: GitRepo;
      readonly updatedRefs: readonly Readonly<UpdatedRef>[];
    }
  | {
      readonly name: "repo.content:update";
      readonly repo: Bucket;
      readonly updatedFiles: readonly Readonly<UpdatedFile>[];
      readonly isTruncated: boolean;
    }
  | {
      readonly name: "discussion:update" | "discussion:delete";
      readonly repo: GitRepo;
      readonly discussion: DiscussionState;
    }
  | {
      readonly name: "discussion:create" | "discussion.comment:create" | "discussion.comment:update";
      readonly repo: GitRepo;
      readonly discussion: DiscussionState;
      readonly comment: CommentState;
    };

export type WorldEvent = Occurrence & {
  /** Who may be told, as of then. */
  readonly audience: Audience;
};

/** Whether the webhooks of a user may be told of an event. @param user - The user's name. */
export function mayHear({ audience }: WorldEvent, user: string): boolean {
  return audience === "everybody" || audience.includes(user);
}
