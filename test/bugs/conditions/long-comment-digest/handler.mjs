const LIMIT = Number(process.env.DIGEST_LIMIT ?? "500");

class Digest {
  #entries = [];

  shorten(text) {
    if (text.length <= LIMIT) return text;
    const cut = text.slice(0, LIMIT).search(/\s\S*$/);
    if (cut < 0) throw new RangeError("PLANTED: nowhere to cut, index -1");
    return text.slice(0, cut) + "…";
  }

  add(comment) {
    if (typeof comment?.content !== "string") return;
    this.#entries.push({ by: comment.author?.id ?? "unknown", text: this.shorten(comment.content) });
  }

  get size() {
    return this.#entries.length;
  }
}

const digest = new Digest();

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("no json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("no event", { status: 400 });
    if (body.event.scope === "discussion.comment" && body.event.action === "create") digest.add(body.comment);
    return Response.json({ entries: digest.size });
  },
};
