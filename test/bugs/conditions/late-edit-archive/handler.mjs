import { ARCHIVED_OWNER } from "./lib/owners.js";

const open = new Map();
const archived = new Map();

function close(discussion) {
  archived.set(discussion.id, { title: discussion.title, edits: 0 });
  open.delete(discussion.id);
}

function edit(discussion, comment) {
  if (archived.has(discussion.id)) {
    throw new Error(`PLANTED: comment ${JSON.stringify(comment?.id)} changed in an archived thread`);
  }
  open.set(discussion.id, (open.get(discussion.id) ?? 0) + 1);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad", { status: 400 });
    const { event, repo, discussion, comment } = body;
    if (repo.owner?.id !== ARCHIVED_OWNER || typeof discussion?.id !== "string") return new Response("-");

    if (event.scope === "discussion" && event.action === "update") {
      if (discussion.status === "closed") close(discussion);
      else archived.delete(discussion.id);
    } else if (event.scope === "discussion.comment" && event.action === "update") {
      edit(discussion, comment);
    }
    return Response.json({ open: open.size, archived: archived.size });
  },
};
