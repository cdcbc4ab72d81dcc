const REPO = "acme/helpdesk";

/** discussion id -> texts of its comments since it was opened */
const threads = new Map();

function summary(texts) {
  const longest = texts.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) throw new Error("PLANTED: nothing to summarize");
  return `${texts.length} comments, longest: ${longest.slice(0, 80)}`;
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad hook", { status: 400 });
    if (body.repo.name !== REPO || typeof body.discussion?.id !== "string") return new Response("elsewhere");

    const { event, discussion, comment } = body;
    if (event.scope === "discussion") {
      if (event.action === "create") threads.set(discussion.id, []);
      if (event.action === "delete") threads.delete(discussion.id);
      return new Response("noted");
    }
    const texts = threads.get(discussion.id);
    if (event.scope !== "discussion.comment" || event.action !== "create" || !texts) return new Response("unknown thread");
    if (typeof comment?.content !== "string") return new Response("hidden");
    if (comment.content.trim() === "/summary") return new Response(summary(texts));
    texts.push(comment.content);
    return new Response("noted");
  },
};
