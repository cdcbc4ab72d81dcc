const TEAM = process.env.TEAM_ID ?? "60aa11de42f39c7b58d06e1f";

// web addresses of our repos, as long as they are public
const pages = new Map<string, string>();
const dropped = new Set<string>();

function lookup(id: string): string {
  const page = pages.get(id);
  if (page === undefined) throw new Error("PLANTED: page is undefined");
  return page;
}

function onVisibility(repo: any, isPrivate: boolean): string {
  const id: string = repo.id;
  if (isPrivate) {
    pages.delete(id);
    dropped.add(id);
    return "dropped";
  }
  if (!dropped.has(id)) pages.set(id, typeof repo.url?.web === "string" ? repo.url.web : "");
  return `public again: ${lookup(id)}`;
}

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });
    if (body.repo.owner?.id !== TEAM || typeof body.repo.id !== "string") return new Response("not ours");

    const flag: unknown = body.updatedConfig?.private;
    if (body.event.scope === "repo.config" && typeof flag === "boolean") {
      return new Response(onVisibility(body.repo, flag));
    }
    return Response.json({ pages: pages.size });
  },
};
