const SPDX: Record<string, string> = {
  mit: "MIT",
  "apache-2.0": "Apache-2.0",
  "cc-by-4.0": "CC-BY-4.0",
  openrail: "OpenRAIL",
};

const notices: string[] = [];

function notice(repo: any, license: string): string {
  const spdx = SPDX[license];
  if (spdx === undefined) throw new Error(`PLANTED: SPDX id of ${license} is undefined`);
  return `${typeof repo.name === "string" ? repo.name : "repo"} is now public under ${String(spdx)}`;
}

const handlers: Record<string, (body: any) => void> = {
  "repo.config"(body) {
    if (body.updatedConfig?.private !== false) return;
    const tags: unknown[] = Array.isArray(body.repo.tags) ? body.repo.tags : [];
    const tag = tags.find((t): t is string => typeof t === "string" && t.startsWith("license:"));
    if (tag) notices.push(notice(body.repo, tag.slice("license:".length)));
  },
};

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });
    const scope: unknown = body.event.scope;
    if (typeof scope === "string" && Object.hasOwn(handlers, scope)) handlers[scope](body);
    return Response.json({ notices: notices.length });
  },
};
