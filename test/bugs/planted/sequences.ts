/** Deliveries that come again, or in another order than what they tell of. */
import type { Json } from "../bot.ts";
import { inBot, type Bug } from "../bug.ts";

export const sequences: readonly Bug[] = [
  {
    id: "stores-each-comment-once",
    wrong: "A comment that is told again is there already.",
    check: "survives-duplicates",
    build: inBot(() => {
      const comments = new Set<string>();
      return {
        onComment({ event, comment }) {
          if (event.action === "create" && comments.has(comment.id)) throw new Error("duplicate key");
          comments.add(comment.id);
        },
      };
    }),
  },
  {
    id: "takes-a-retry-for-an-attack",
    wrong: "A Webhook-Id comes again with every retry.",
    check: "survives-duplicates",
    build: inBot(() => {
      const seen = new Set<string | null>();
      return {
        early(_payload, request) {
          const id = request.headers.get("Webhook-Id");
          const isReplayed = seen.has(id);
          seen.add(id);
          return isReplayed ? new Response("replayed", { status: 403 }) : null;
        },
      };
    }),
  },
  {
    id: "gives-up-on-the-third-attempt",
    wrong: "A delivery may come three times, and be taken each time.",
    check: "survives-duplicates",
    build: inBot(() => {
      const attempts = new Map<string, number>();
      return {
        early(_payload, request) {
          const id = request.headers.get("Webhook-Id") ?? "";
          attempts.set(id, (attempts.get(id) ?? 0) + 1);
          return attempts.get(id) === 3 ? new Response("too many attempts", { status: 409 }) : null;
        },
      };
    }),
  },
  {
    id: "gives-the-same-answer-again",
    wrong: "A Response can be sent once.",
    check: "survives-duplicates",
    build: inBot(() => {
      const answers = new Map<string | null, Response>();
      return {
        early(_payload, request) {
          const id = request.headers.get("Webhook-Id");
          const known = answers.get(id);
          if (known === undefined) answers.set(id, new Response("done"));
          return known ?? answers.get(id) ?? null;
        },
      };
    }),
  },
  {
    id: "keeps-the-dead-dead",
    wrong: "What was deleted may be told of afterwards.",
    check: "survives-any-order",
    build: inBot(() => {
      const deleted = new Set<string>();
      return {
        early({ event, discussion }) {
          if (discussion !== undefined && deleted.has(discussion.id)) throw new Error("no such discussion");
          if (event.action === "delete") deleted.add(discussion?.id);
          return null;
        },
      };
    }),
  },
  {
    id: "creates-what-is-there",
    wrong: "A comment may come before its discussion.",
    check: "survives-any-order",
    build: inBot(() => {
      const known = new Map<string, string>();
      return {
        early({ event, discussion }, request) {
          if (discussion === undefined) return null;
          const [id, delivery] = [discussion.id, request.headers.get("Webhook-Id") ?? ""];
          const isNews = event.scope === "discussion" && event.action === "create";
          if (isNews && known.has(id) && known.get(id) !== delivery) throw new Error("duplicate key");
          if (!known.has(id)) known.set(id, delivery);
          return null;
        },
      };
    }),
  },
  {
    id: "edits-what-was-written",
    wrong: "A comment may be edited before it is told of.",
    check: "survives-any-order",
    build: inBot(() => {
      const threads = new Map<string, Json>();
      return {
        onDiscussion({ event, discussion }) {
          if (event.action === "create") threads.set(discussion.id, {});
        },
        onComment({ event, discussion, comment }) {
          const thread = threads.get(discussion.id);
          if (thread === undefined) return;
          if (event.action === "create") thread[comment.id] = { edits: 0 };
          else thread[comment.id].edits += 1;
        },
      };
    }),
  },
  {
    id: "registers-a-repo-once",
    wrong: "A repo may be pushed to before its creation is told of.",
    check: "survives-any-order",
    build: inBot(() => {
      const pushed = new Set<string>();
      return {
        onContent: ({ repo }) => pushed.add(repo.id),
        onRepo({ event, repo }) {
          if (event.action === "create" && pushed.has(repo.id)) throw new Error("a new repo that has been pushed to");
        },
      };
    }),
  },
  {
    id: "keys-its-cache-by-name",
    wrong: "A repo that was moved comes with another name, and perhaps with one that nothing is known of.",
    check: "accepts-every-event",
    kind: "sequence",
    build: inBot(() => {
      const pushes: Json = new Map(); // of lists, by the name of their repo
      return {
        onRepo({ event, repo, movedTo }) {
          if (event.action === "create") pushes.set(repo.name, []);
          if (event.action !== "move") return;
          pushes.set(movedTo.name, pushes.get(repo.name));
          pushes.delete(repo.name);
        },
        onContent: ({ repo }) => pushes.has(repo.name) && pushes.get(repo.name).push(1),
      };
    }),
  },
];
