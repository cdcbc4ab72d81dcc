class Locks {
  constructor() {
    this.held = new Map();
  }
  lock(key, who) {
    if (this.held.has(key)) {
      throw new Error("PLANTED: lock is held already");
    }
    this.held.set(key, who);
  }
  unlock(key) {
    this.held.delete(key);
  }
}

const locks = new Locks();

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad", { status: 400 });
    if (body.event.scope !== "discussion.comment" || body.event.action !== "create") return new Response("ok");

    const id = body.discussion?.id;
    if (typeof id !== "string" || typeof body.comment?.content !== "string") return new Response("ok");

    switch (body.comment.content.trim().split(/\s/)[0]) {
      case "/lock":
        locks.lock(id, body.comment.author?.id);
        break;
      case "/unlock":
        locks.unlock(id);
        break;
    }
    return Response.json({ locks: locks.held.size });
  },
};
