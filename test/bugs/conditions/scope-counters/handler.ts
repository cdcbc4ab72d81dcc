// Counts everything the Hub sends, by kind. New scopes count as their parent.
type Counter = { label: string; seen: number };

const counters = new Map<string, Counter>();
for (const key of [
  "repo.create", "repo.delete", "repo.update", "repo.move",
  "repo.content.update", "repo.config.update",
  "discussion.create", "discussion.update", "discussion.delete",
  "discussion.comment.create", "discussion.comment.update",
]) {
  counters.set(key, { label: key.replaceAll(".", " "), seen: 0 });
}
const scopes = new Set([...counters.keys()].map((k) => k.slice(0, k.lastIndexOf("."))));
const actions = new Set(["create", "delete", "update", "move"]);

function nearest(scope: string): string | undefined {
  let s = scope;
  while (!scopes.has(s)) {
    const dot = s.lastIndexOf(".");
    if (dot < 0) return undefined;
    s = s.slice(0, dot);
  }
  return s;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const body: any = await request.json().catch(() => undefined);
    if (!body?.event || !body?.repo) return new Response("bad request", { status: 400 });

    const { scope, action } = body.event as { scope?: unknown; action?: unknown };
    if (typeof scope !== "string" || typeof action !== "string" || !actions.has(action)) return new Response("?");
    const known = nearest(scope);
    if (!known) return new Response("foreign scope");

    const counter = counters.get(`${known}.${action}`);
    if (counter) counter.seen++;
    else if (known !== scope) throw new Error(`PLANTED: no counter ${known}.${action}`);
    return Response.json({ counted: counter?.label ?? null });
  },
};
