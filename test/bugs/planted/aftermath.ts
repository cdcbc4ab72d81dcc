/** What happens after the answer, or in its place. */
import { EventEmitter } from "node:events";
import type { Json } from "../bot.ts";
import { inBot, inNode, type Bug } from "../bug.ts";

export const aftermath: readonly Bug[] = [
  {
    id: "works-on-unwatched",
    wrong: "Work that nobody awaits ends the program when it fails.",
    check: "stays-up",
    build: inBot(() => {
      const mirror = async ({ repo }: Json): Promise<string> => repo.name.split("/")[1].toLowerCase();
      return {
        onContent(payload) {
          void mirror(payload);
        },
      };
    }),
  },
  {
    id: "fails-in-a-later-turn",
    wrong: "What a callback throws ends the program.",
    check: "stays-up",
    build: inNode(({ take }) => ({
      take(payload, response) {
        take(payload, response);
        setImmediate(() => payload.comment?.content.length);
      },
    })),
  },
  {
    id: "fails-some-time-later",
    wrong: "What a timer throws ends the program.",
    check: "stays-up",
    build: inBot(() => ({
      onDiscussion({ discussion }) {
        setTimeout(() => discussion.isPullRequest && discussion.changes.base.match(/main$/).index, 3);
      },
    })),
  },
  {
    id: "fails-in-the-background",
    wrong: "Work that goes on for a while after the answer ends the program when it fails.",
    check: "stays-up",
    build: inBot(() => ({
      onRepo({ event, movedTo }) {
        if (event.action === "move") setTimeout(() => movedTo.previous.name, 40);
      },
    })),
  },
  {
    id: "has-no-ear-for-errors",
    wrong: "An error event that nobody listens to ends the program.",
    check: "stays-up",
    build: inBot(() => {
      const mirror = new EventEmitter();
      return {
        onConfig({ updatedConfig }) {
          if (updatedConfig.private === undefined) setImmediate(() => mirror.emit("error", new Error("nothing to do")));
        },
      };
    }),
  },
  {
    id: "fails-later-and-only-once",
    wrong: "Work that fails after the answer ends the program, and what was handled is not handled again.",
    check: "stays-up",
    build: inBot(() => {
      const handled = new Set<string | null>();
      return {
        onRepo({ movedTo }, request) {
          const id = request.headers.get("Webhook-Id");
          if (!handled.has(id)) setImmediate(() => movedTo?.split("/"));
          handled.add(id);
        },
      };
    }),
  },
  {
    id: "waits-for-hidden-comments",
    wrong: "A comment that was hidden stays hidden.",
    check: "answers-in-time",
    build: inBot(() => ({ onComment: ({ comment }) => comment.hidden && new Promise(() => {}) })),
  },
  {
    id: "forgets-to-answer",
    wrong: "A branch without an answer leaves the Hub waiting.",
    check: "answers-in-time",
    build: inNode(({ take }) => ({
      take(payload, response) {
        if (payload.event.action !== "move") take(payload, response);
      },
    })),
  },
  {
    id: "answers-twice",
    wrong: "A status can be set once.",
    check: "accepts-every-event",
    build: inNode(({ take }) => ({
      take(payload, response) {
        if (payload.repo.private) response.writeHead(204).end();
        take(payload, response);
      },
    })),
  },
  {
    id: "hangs-up-on-strangers",
    wrong: "A connection that breaks tells less than a 400.",
    check: "survives-malformed-body",
    build: inNode(({ refuse }) => ({
      refuse: (status, response) => (status === 400 ? response.socket?.destroy() : refuse(status, response)),
    })),
  },
];
