// Posts a line to the release channel for every ref that moves on our summarizer.
const REPO = "acme/summarizer-large";

const lines = [];

function short(sha) {
  if (sha === null) throw new Error("PLANTED: cannot shorten a sha that is null");
  return sha.slice(0, 7);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("invalid json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("not a webhook", { status: 400 });

    if (body.event.scope !== "repo.content") return new Response("ignored");
    if (body.repo.name !== REPO) return new Response("other repo");

    const refs = Array.isArray(body.updatedRefs) ? body.updatedRefs : [];
    for (const item of refs) {
      if (typeof item?.ref !== "string") continue;
      if (typeof item.newSha !== "string" && item.newSha !== null) continue;
      lines.push(`${item.ref} is now ${short(item.newSha)}`);
    }
    if (lines.length > 200) lines.splice(0, lines.length - 200);
    return Response.json({ lines: lines.length });
  },
};
