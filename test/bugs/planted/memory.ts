/** What one delivery leaves behind for the next one. */
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

export const memory: readonly Bug[] = [
  {
    id: "has-room-for-256",
    wrong: "A list that only grows is full one day.",
    check: "stays-up",
    build: inBot(() => {
      const kept: Json[] = [];
      return {
        early(payload) {
          if (kept.push(payload) > 256) throw new RangeError("the cache is full");
          return null;
        },
      };
    }),
  },
  {
    id: "remembers-the-last-discussion",
    wrong: "What a push finds depends on the discussion before it.",
    check: "stays-up",
    build: inBot(() => {
      let topic: Json;
      return {
        onDiscussion({ discussion }) {
          topic = discussion;
        },
        onContent: () => topic?.changes.base.length,
      };
    }),
  },
  {
    id: "never-forgets-a-header",
    wrong: "A header that one answer could not have is in every later one.",
    check: "stays-up",
    build: inBot(() => {
      const headers: Record<string, string> = {};
      return {
        onDiscussion({ discussion }) {
          headers["X-Title"] = discussion.title;
        },
        answer: (done, { discussion }) => new Response(String(done), discussion === undefined ? { headers } : {}),
      };
    }),
  },
  {
    id: "closes-its-queue",
    wrong: "An error in one body closes the queue for all that come after it.",
    check: "stays-up",
    build: inBot(() => {
      let isOpen = true;
      return {
        read: (request) =>
          request.json().catch(() => {
            isOpen = false;
          }),
        early: () => (isOpen ? null : new Response("the queue is closed", { status: 503 })),
      };
    }),
  },
  {
    id: "locks-everybody-out",
    wrong: "After ten bodies that it cannot read, it takes none any more.",
    check: "stays-up",
    build: inBot(({ read }) => {
      let strikes = 0;
      return {
        async read(request) {
          const value: Json = await read(request);
          if (value === undefined) strikes += 1;
          return value;
        },
        early: () => (strikes < 10 ? null : new Response("too many strikes", { status: 403 })),
      };
    }),
  },
  {
    id: "keeps-the-first-owner",
    wrong: "The repos of a webhook may have several owners.",
    check: "accepts-every-event",
    kind: "sequence",
    build: inBot(() => {
      let ownerId: string | undefined;
      return {
        early({ repo }) {
          ownerId ??= repo.owner.id;
          if (repo.owner.id !== ownerId) throw new Error("a repo of somebody else");
          return null;
        },
      };
    }),
  },
  {
    id: "leaks-its-lock",
    wrong: "A return in the middle leaves the lock where it is.",
    check: "stays-up",
    build: inBot(() => {
      let isLocked = false;
      return {
        early({ comment }) {
          if (isLocked) return new Response("locked", { status: 423 });
          isLocked = true;
          if (comment?.hidden === true) return new Response("nothing to read");
          isLocked = false;
          return null;
        },
      };
    }),
  },
];
