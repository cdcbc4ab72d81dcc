const heads = new Map();

function follow(repo, update) {
  const last = heads.get(repo);
  if (last !== undefined && update.oldSha !== last) {
    throw new Error(`PLANTED: history of ${repo} has a gap after ${last}`);
  }
  heads.set(repo, update.newSha);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });

    const name = body.repo.name;
    if (typeof name !== "string" || !/^acme\//.test(name)) return new Response("not ours");
    if (body.event.scope !== "repo.content" || !Array.isArray(body.updatedRefs)) return new Response("no push");

    for (const update of body.updatedRefs) {
      if (update?.ref !== "refs/heads/main") continue;
      if (typeof update.newSha === "string" && typeof update.oldSha === "string") follow(name, update);
    }
    return Response.json({ known: heads.size });
  },
};
