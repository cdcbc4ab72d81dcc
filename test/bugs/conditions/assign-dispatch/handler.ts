import { dispatch } from "./lib/commands.ts";

const REPOS: ReadonlySet<unknown> = new Set(["acme/support", "acme/community", "acme/roadmap"]);

type Route = (request: Request) => Promise<Response>;

function router(routes: Record<string, Route>) {
  return {
    async fetch(request: Request): Promise<Response> {
      const route = routes[request.method] ?? (async () => new Response("method not allowed", { status: 405 }));
      return route(request);
    },
  };
}

const app = router({
  GET: async () => new Response("up"),
  POST: async (request) => {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });
    if (!REPOS.has(body.repo.name)) return new Response("other repo");
    if (body.discussion?.isPullRequest !== false) return new Response("plain discussions only");
    if (typeof body.comment?.content !== "string") return new Response("no text");
    return Response.json({ replies: dispatch(body.comment.content) });
  },
});

export default app;
