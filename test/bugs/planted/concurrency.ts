/** Deliveries that come at the same time, to who thinks of one at a time. */
import { setImmediate as turn } from "node:timers/promises";
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

export const concurrency: readonly Bug[] = [
  {
    id: "does-one-thing-at-a-time",
    wrong: "A delivery does not wait for the one before it.",
    check: "survives-concurrency",
    build: inBot(() => {
      let isBusy = false;
      return {
        async onContent() {
          if (isBusy) throw new Error("database is locked");
          isBusy = true;
          await turn();
          isBusy = false;
        },
      };
    }),
  },
  {
    id: "keeps-the-delivery-in-one-place",
    wrong: "While one delivery waits, another takes its place.",
    check: "survives-concurrency",
    build: inBot(() => {
      let current: Json;
      return {
        async early(payload) {
          current = payload;
          await turn();
          return null;
        },
        onDiscussion: () => current.discussion.num,
      };
    }),
  },
  {
    id: "has-three-connections",
    wrong: "A fourth delivery at the same time finds the pool empty, and does not wait.",
    check: "survives-concurrency",
    build: inBot(() => {
      let free = 3;
      return {
        async early() {
          if (free === 0) return new Response("pool exhausted", { status: 503 });
          free -= 1;
          await turn();
          free += 1;
          return null;
        },
      };
    }),
  },
  {
    id: "locks-the-repo",
    wrong: "One action may raise two events of one repo, and the second finds it locked.",
    check: "survives-concurrency",
    build: inBot(() => {
      const locked = new Set<string>();
      return {
        async early({ repo }) {
          if (locked.has(repo.id)) return new Response("locked", { status: 423 });
          locked.add(repo.id);
          await turn();
          locked.delete(repo.id);
          return null;
        },
      };
    }),
  },
];
