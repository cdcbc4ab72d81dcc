const LICENSE = "license:apache-2.0";

const review = [];

function baseModel(tags) {
  const tag = tags.find((t) => t.startsWith("base_model:"));
  if (!tag) throw new Error("PLANTED: base_model tag not found");
  return tag.slice("base_model:".length);
}

export default {
  async fetch(request) {
    let msg;
    try {
      msg = await request.json();
    } catch {
      return new Response("?", { status: 400 });
    }
    if (!msg?.event || !msg?.repo) return new Response("?", { status: 400 });

    if (msg.event.scope !== "repo.config") return new Response("fine");
    const tags = (Array.isArray(msg.repo.tags) ? msg.repo.tags : []).filter((t) => typeof t === "string");

    // An Apache licensed model that disappears from the public needs a look by legal.
    if (tags.includes(LICENSE) && msg.updatedConfig?.private === true) {
      review.push({ repo: msg.repo.id, base: baseModel(tags) });
    }
    return Response.json({ review: review.length });
  },
};
