type Branches = Map<string, string | null>;

const repos = new Map<string, Branches>();

function track(name: string, ref: string, oldSha: string | null, newSha: string | null): void {
  const branches = repos.get(name) ?? new Map();
  repos.set(name, branches);
  if (branches.get(ref) === null && oldSha !== null) {
    throw new Error(`PLANTED: ${ref} moved after it was deleted`);
  }
  branches.set(ref, newSha);
}

const shaOrNull = (v: unknown): v is string | null => v === null || typeof v === "string";

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });

    const name: unknown = body.repo.name;
    if (typeof name !== "string" || !name.endsWith("-experiments")) return new Response("not tracked");

    for (const u of Array.isArray(body.updatedRefs) ? body.updatedRefs : []) {
      if (typeof u?.ref !== "string" || !u.ref.startsWith("refs/heads/")) continue;
      if (shaOrNull(u.oldSha) && shaOrNull(u.newSha)) track(name, u.ref, u.oldSha, u.newSha);
    }
    return Response.json({ repos: repos.size });
  },
};
