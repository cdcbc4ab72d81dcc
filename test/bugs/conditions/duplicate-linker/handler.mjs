const MARKER = (process.env.DUPLICATE_MARKER || "duplicate of").toLowerCase();

const links = [];

function link(discussion, title) {
  const rest = title.slice(title.toLowerCase().indexOf(MARKER) + MARKER.length).trim();
  const other = parseInt(rest.replace("#", ""), 10);
  if (!(other >= 0)) throw new Error(`PLANTED: linked to discussion ${other}`);
  links.push([discussion.num, other]);
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

    switch (body.event.scope) {
      case "discussion": {
        const { discussion } = body;
        if (body.event.action !== "update" || discussion?.status !== "closed") break;
        const title = typeof discussion.title === "string" ? discussion.title : "";
        if (title.toLowerCase().includes(MARKER)) link(discussion, title);
        break;
      }
      default:
        break;
    }
    return Response.json({ links: links.length });
  },
};
