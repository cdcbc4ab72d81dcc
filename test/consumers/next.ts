/**
 * A route of a Next.js app that keeps a list of discussions. The secret comes in the URL's query. Takes with 200 and 204,
 * refuses with 401 and 400.
 */
import type { ConsumerOptions } from "./options.ts";
import { isSameSecret } from "./same-secret.ts";

export const nextFlaws = [
  "refuses-unknown-scopes",
  "redirects",
  "does-one-thing-at-a-time",
  "stores-each-delivery-once",
  "keeps-the-dead-dead",
] as const;

/** What the module of a route exports. */
export interface NextRoute {
  POST(request: Request): Promise<Response>;
}

const SCOPES = ["repo", "repo.content", "repo.config", "discussion", "discussion.comment"];

export function nextConsumer({ secret, flaw }: ConsumerOptions<(typeof nextFlaws)[number]> = {}): NextRoute {
  const stored = new Set<string | null>();
  const deleted = new Set<unknown>();
  let isBusy = false;

  async function POST(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (flaw === "redirects") return Response.redirect(new URL("/webhook/", request.url), 308);
    if (secret !== undefined && !isSameSecret(searchParams.get("secret"), secret)) {
      return Response.json({ error: "wrong secret" }, { status: 401 });
    }
    const { event, discussion } = parsed(await request.text()) ?? {};
    if (typeof event?.scope !== "string") return Response.json({ error: "no event" }, { status: 400 });
    if (flaw === "refuses-unknown-scopes" && !SCOPES.includes(event.scope)) return new Response(null, { status: 400 });

    if (flaw === "stores-each-delivery-once") {
      const id = request.headers.get("webhook-id");
      if (stored.has(id)) return new Response("duplicate key", { status: 500 });
      stored.add(id);
    }
    if (flaw === "does-one-thing-at-a-time") {
      if (isBusy) return new Response("database is locked", { status: 503 });
      isBusy = true;
      await new Promise((resolve) => setTimeout(resolve, 2));
      isBusy = false;
    }
    if (flaw === "keeps-the-dead-dead" && discussion?.id !== undefined) {
      if (event.action === "delete") deleted.add(discussion.id);
      else if (deleted.has(discussion.id)) return new Response("no such discussion", { status: 500 });
    }
    return discussion === undefined ? new Response(null, { status: 204 }) : Response.json({ ok: true });
  }
  return { POST };
}

/** What is in a body; `null` if it is no JSON. */
function parsed(text: string): Body | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is read of a body, and it may all be missing. */
interface Body {
  readonly event?: { readonly scope?: unknown; readonly action?: unknown } | null;
  readonly discussion?: { readonly id?: unknown } | null;
}
