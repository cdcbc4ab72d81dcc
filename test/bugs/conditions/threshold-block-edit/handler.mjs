// Reviewers may edit the parameters of the moderation model in place.
const REPO = ["acme", "moderation"].join("/");

let current = 0.5;

function blockOf(markdown) {
  const open = markdown.indexOf("```yaml\n");
  if (open < 0) return null;
  const start = open + "```yaml\n".length;
  const close = markdown.indexOf("```", start);
  return close < 0 ? null : markdown.slice(start, close);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("json!", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("fields!", { status: 400 });

    const edited = body.event.scope === "discussion.comment" && body.event.action === "update";
    if (!edited || body.repo.name !== REPO || body.comment?.hidden) return new Response("kept");

    const content = body.comment?.content;
    const block = typeof content === "string" ? blockOf(content) : null;
    if (block === null) return new Response("no block");

    for (const line of block.split("\n")) {
      const [key, value = ""] = line.split(":");
      if (key.trim() !== "threshold") continue;
      const next = Number(value);
      if (Number.isNaN(next)) return new Response("not a number", { status: 200 });
      if (next > 1) throw new RangeError(`PLANTED: probability ${next}`);
      current = next;
    }
    return Response.json({ threshold: current });
  },
};
