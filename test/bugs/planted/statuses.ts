/** States and actions that the docs name late, or not at all. */
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

export const statuses: readonly Bug[] = [
  {
    id: "knows-open-and-closed",
    wrong: "A pull request may be a draft, or merged.",
    check: "accepts-every-event",
    build: inBot(() => {
      const lights: Json = { open: { text: "🟢" }, closed: { text: "🔴" } };
      return { onDiscussion: ({ discussion }) => lights[discussion.status].text };
    }),
  },
  {
    id: "knows-no-drafts",
    wrong: "A pull request may be opened as a draft.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onDiscussion({ event, discussion }) {
        if (event.action === "create" && discussion.status !== "open") throw new RangeError("new, and not open");
      },
    })),
  },
  {
    id: "merges-into-main-only",
    wrong: "A pull request may be for another branch.",
    check: "accepts-every-event",
    build: inBot(() => {
      const deployments: Json = { "refs/heads/main": { target: "production" } };
      return {
        onDiscussion: ({ discussion: { changes, status } }) => status === "merged" && deployments[changes.base].target,
      };
    }),
  },
  {
    id: "knows-no-deletions",
    wrong: "Discussions are deleted, too.",
    check: "accepts-every-event",
    build: inBot(() => {
      const on: Json = { create: () => "welcome", update: () => "noted" };
      return { onDiscussion: ({ event }) => on[event.action]() };
    }),
  },
  {
    id: "knows-no-moves",
    wrong: "Repos are moved, too.",
    check: "accepts-every-event",
    build: inBot(() => {
      const on: Json = { create: () => "welcome", update: () => "noted", delete: () => "gone" };
      return { onRepo: ({ event }) => on[event.action]() };
    }),
  },
  {
    id: "lets-no-private-repo-in",
    wrong: "An event of a private repo is refused, and so sent again and again.",
    check: "accepts-every-event",
    build: inBot(() => ({ early: ({ repo }) => (repo.private ? new Response("public only", { status: 403 }) : null) })),
  },
  {
    id: "refuses-what-it-ignores",
    wrong: "What is not for the bot is refused, and so sent again and again.",
    check: "accepts-every-event",
    build: inBot(() => ({
      early: ({ event }) => (event.scope.startsWith("repo") ? new Response("not for me", { status: 404 }) : null),
    })),
  },
  {
    id: "cannot-hear-itself",
    wrong: "The owner, the author and the commenter may be one person.",
    check: "accepts-every-event",
    build: inBot(() => ({
      onComment({ repo, discussion, comment }) {
        const people = new Set([repo.owner.id, discussion.author.id]);
        if (people.size < 2 && comment.author.id === repo.owner.id) throw new Error("duplicate participant");
      },
    })),
  },
];
