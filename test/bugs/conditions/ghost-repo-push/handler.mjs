const gone = new Set();
const pushes = new Map();

const on = {
  "repo.create"(repo) {
    gone.delete(repo.id);
    pushes.set(repo.id, 0);
  },
  "repo.delete"(repo) {
    gone.add(repo.id);
    pushes.delete(repo.id);
  },
  "repo.content.update"(repo) {
    const count = gone.has(repo.id) ? pushes.get(repo.id) : (pushes.get(repo.id) ?? 0);
    if (count === undefined) throw new Error("PLANTED: push to a deleted repo");
    pushes.set(repo.id, count + 1);
  },
};

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });

    const { scope, action } = body.event;
    if (typeof scope === "string" && typeof action === "string" && typeof body.repo.id === "string") {
      const key = `${scope}.${action}`;
      if (body.repo.type === "model" && Object.hasOwn(on, key)) on[key](body.repo);
    }
    return Response.json({ repos: pushes.size, gone: gone.size });
  },
};
