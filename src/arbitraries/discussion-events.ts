/** The payloads of the events whose scope starts with `discussion`; buckets have none. */
import fc from "fast-check";
import type { PayloadByEvent, RepoWithoutHead } from "../payload/index.ts";
import {
  commentDraft,
  commentOf,
  discussionDraft,
  discussionOf,
  openedDraft,
  updatedDraft,
  type Comment,
  type CommentDraft,
  type Discussion,
  type DiscussionDraft,
} from "./discussion-part.ts";
import type { Ingredients } from "./ingredients.ts";
import { webhookOf } from "./repo-events.ts";
import { plainRepo, repoDraft, type GitDraft, type GitRepoType } from "./repo-part.ts";

export type DiscussionEvent = Extract<keyof PayloadByEvent, `discussion${string}`>;

type DiscussionPayloads = {
  readonly [E in DiscussionEvent]: (
    types: readonly GitRepoType[],
    from: Ingredients,
  ) => fc.Arbitrary<PayloadByEvent[E]>;
};

export const discussionPayloads: DiscussionPayloads = {
  "discussion:create": (types, from) =>
    fc.tuple(repoDraft(types, from), openedDraft(from), commentDraft(from)).map(([draft, about, text]) => {
      const { repo, discussion, comment } = commented(draft, about, { ...text, isByAuthor: true });
      return {
        event: { scope: "discussion", action: "create" },
        repo,
        discussion,
        comment,
        webhook: webhookOf(draft.salt),
      };
    }),

  "discussion:update": (types, from) =>
    fc.tuple(repoDraft(types, from), discussionDraft(from)).map(([draft, about]) => {
      const { repo, discussion } = discussed(draft, about);
      return { event: { scope: "discussion", action: "update" }, repo, discussion, webhook: webhookOf(draft.salt) };
    }),

  "discussion:delete": (types, from) =>
    fc.tuple(repoDraft(types, from), discussionDraft(from)).map(([draft, about]) => {
      const { repo, discussion } = discussed(draft, about);
      return { event: { scope: "discussion", action: "delete" }, repo, discussion, webhook: webhookOf(draft.salt) };
    }),

  "discussion.comment:create": (types, from) =>
    fc.tuple(repoDraft(types, from), discussionDraft(from), commentDraft(from)).map(([draft, about, text]) => {
      const { repo, discussion, comment } = commented(draft, about, text);
      const event = { scope: "discussion.comment", action: "create" } as const;
      return { event, repo, discussion, comment, webhook: webhookOf(draft.salt) };
    }),

  "discussion.comment:update": (types, from) =>
    fc.tuple(repoDraft(types, from), discussionDraft(from), updatedDraft(from)).map(([draft, about, text]) => {
      const { repo, discussion, comment } = commented(draft, about, text);
      const event = { scope: "discussion.comment", action: "update" } as const;
      return { event, repo, discussion, comment, webhook: webhookOf(draft.salt) };
    }),
};

interface Discussed {
  readonly repo: RepoWithoutHead;
  readonly discussion: Discussion;
}

function discussed(draft: GitDraft, about: DiscussionDraft): Discussed {
  const repo = plainRepo(draft);
  return { repo, discussion: discussionOf(about, repo, draft.salt) };
}

function commented(
  draft: GitDraft,
  about: DiscussionDraft,
  text: CommentDraft,
): Discussed & { readonly comment: Comment } {
  const { repo, discussion } = discussed(draft, about);
  const isByAuthor = text.isByAuthor || about.isOnePerson;
  return { repo, discussion, comment: commentOf({ ...text, isByAuthor }, discussion, draft.salt) };
}
