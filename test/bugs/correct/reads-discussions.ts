/** Keeps an index of discussions, as far as it has heard of them: in any order, and more than once. */
import type { FetchHandler } from "../../../src/consumer/index.ts";
import { parsePayload, type ParsedPayload } from "../../../src/payload/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";

interface Thread {
  title: string;
  isGone: boolean;
  /** By the id of the comment; `null` for hidden ones. */
  readonly comments: Map<string, string | null>;
}

export function readsDiscussions(secret: string): { readonly POST: FetchHandler } {
  const threads = new Map<string, Thread>();
  return {
    async POST(request) {
      const given = new URL(request.url).searchParams.get("secret");
      if (!isSameSecret(given, secret)) return new Response("wrong secret", { status: 401 });
      const parsed = parsePayload(await request.json().catch(() => null));
      if (!parsed.ok) return new Response("no payload", { status: 400 });
      note(threads, parsed);
      return Response.json({ threads: threads.size });
    },
  };
}

function note(threads: Map<string, Thread>, { event, payload }: ParsedPayload): void {
  if (event === "future" || !("discussion" in payload)) return;
  const { id, title } = payload.discussion;
  const thread = threads.get(id) ?? { title, isGone: false, comments: new Map<string, string | null>() };
  threads.set(id, thread);
  thread.title = title;
  thread.isGone ||= event === "discussion:delete";
  if ("comment" in payload) {
    const { comment } = payload;
    const wasHidden = thread.comments.get(comment.id) === null; // hiding can't be undone, whatever comes late
    thread.comments.set(comment.id, wasHidden || comment.hidden ? null : comment.content);
  }
}
