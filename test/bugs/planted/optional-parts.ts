/** What an example shows and a delivery may lack. */
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

const short = (sha: string): string => sha.slice(0, 7);

export const optionalParts: readonly Bug[] = [
  {
    id: "searches-hidden-comments",
    wrong: "A hidden comment has no content to search.",
    check: "accepts-every-event",
    build: inBot(() => ({ onComment: ({ comment }) => comment.content.includes("@bot") })),
  },
  {
    id: "greets-with-the-first-comment-of-every-update",
    wrong: "An updated discussion comes without a comment.",
    check: "accepts-every-event",
    build: inBot(() => ({ onDiscussion: ({ comment }) => comment.id })),
  },
  {
    id: "reads-the-base-of-every-discussion",
    wrong: "Only a pull request has changes, and so a base.",
    check: "accepts-every-event",
    build: inBot(() => ({ onDiscussion: ({ discussion }) => discussion.changes.base.replace("refs/heads/", "") })),
  },
  {
    id: "links-the-merge-commit",
    wrong: "A merged pull request need not tell its merge commit.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onDiscussion: ({ discussion }) => discussion.status === "merged" && short(discussion.changes.mergeCommitId),
    })),
  },
  {
    id: "compares-with-the-old-sha",
    wrong: "A ref that was created has no old sha.",
    check: "accepts-every-event",
    build: inBot(() => ({ onContent: ({ updatedRefs }) => updatedRefs?.map(({ oldSha }: Json) => short(oldSha)) })),
  },
  {
    id: "checks-out-the-new-sha",
    wrong: "A ref that was deleted has no new sha.",
    check: "accepts-every-event",
    build: inBot(() => ({ onContent: ({ updatedRefs }) => updatedRefs?.map(({ newSha }: Json) => short(newSha)) })),
  },
  {
    id: "expects-main-among-the-refs",
    wrong: "A push may move tags and pull requests alone.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onContent: ({ updatedRefs }) => updatedRefs?.find(({ ref }: Json) => ref === "refs/heads/main").newSha,
    })),
  },
  {
    id: "expects-the-head-among-the-refs",
    wrong: "The head is that of main, whatever was pushed.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onContent: ({ repo, updatedRefs }) => updatedRefs?.find(({ newSha }: Json) => newSha === repo.headSha).ref,
    })),
  },
  {
    id: "knows-three-kinds-of-refs",
    wrong: "Converted copies have refs of a fourth kind.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onContent: ({ updatedRefs }) => updatedRefs?.map(({ ref }: Json) => ref.match(/^refs\/(heads|tags|pr)\//).index),
    })),
  },
  {
    id: "takes-one-ref-a-push",
    wrong: "One push may move several refs.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onContent({ updatedRefs }) {
        if (updatedRefs?.length > 1) throw new RangeError("one push, one ref");
      },
    })),
  },
  {
    id: "reads-the-config-that-changed",
    wrong: "A config update need not tell what changed.",
    check: "accepts-every-event",
    build: inBot(() => ({ onConfig: ({ updatedConfig }) => updatedConfig.private.toString() })),
  },
  {
    id: "looks-for-a-tag",
    wrong: "Repos come without tags today.",
    check: "accepts-every-event",
    build: inBot(() => ({ onContent: ({ repo }) => repo.tags.includes("license:mit") })),
  },
  {
    id: "reads-the-first-tag",
    wrong: "A list of tags may be empty.",
    check: "accepts-edge-cases",
    build: inBot(() => ({ onRepo: ({ repo }) => repo.tags?.[0].startsWith("license:") })),
  },
  {
    id: "opens-the-app-of-a-space",
    wrong: "A Space need not tell its subdomain.",
    check: "accepts-every-event",
    build: inBot(() => ({ onRepo: ({ repo }) => repo.type === "space" && `${repo.subdomain.trim()}.hf.space` })),
  },
  {
    id: "notes-the-first-commit",
    wrong: "A repo may be created without a commit.",
    check: "accepts-every-event",
    build: inBot(() => ({ onRepo: ({ event, repo }) => event.action === "create" && short(repo.headSha) })),
  },
  {
    id: "calls-the-api-of-a-comment",
    wrong: "A comment has a page for people and no address for programs.",
    check: "accepts-every-event",
    build: inBot(() => ({ onComment: ({ comment }) => new URL(comment.url.api).pathname })),
  },
  {
    id: "shows-whether-it-is-pinned",
    wrong: "Most discussions do not say whether they are pinned.",
    check: "accepts-every-event",
    build: inBot(() => ({ onDiscussion: ({ discussion }) => discussion.pinned.toString() })),
  },
];
