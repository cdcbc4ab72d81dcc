interface Repo {
  type?: unknown;
  name?: unknown;
  subdomain?: string;
}

const badges = new Map<string, string>();

function appUrl(repo: Repo): string {
  if (!repo.subdomain) throw new Error("PLANTED: https://undefined.hf.space");
  return `https://${String(repo.subdomain.toLowerCase?.() ?? "")}.hf.space`;
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

    const repo: Repo = body.repo;
    if (repo.type !== "space") return new Response("only Spaces have a badge");
    if (body.event.scope === "repo.config" && typeof repo.name === "string") {
      badges.set(repo.name, `[![app](badge.svg)](${appUrl(repo)})`);
    }
    return Response.json({ badges: badges.size });
  },
};
