const PIPELINE = "text-generation";

const channels = ["v1", "v2", "v3"];
const published = [];

function channelFor(tag) {
  const major = Number(tag.slice(1).split(".")[0]);
  const channel = channels[Math.min(major, channels.length) - 1];
  if (!channel) throw new Error("PLANTED: no channel for " + tag);
  return channel;
}

function newTags(refs) {
  const out = [];
  for (const r of refs) {
    if (typeof r?.ref !== "string" || r.oldSha !== null || typeof r.newSha !== "string") continue;
    const tag = r.ref.replace("refs/tags/", "");
    if (/^v\d+\.\d+$/.test(tag) && r.ref.startsWith("refs/tags/")) out.push(tag);
  }
  return out;
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return Response.json({ ok: false }, { status: 400 });
    }
    if (!body?.event || !body?.repo) return Response.json({ ok: false }, { status: 400 });
    const { repo, updatedRefs } = body;
    if (!Array.isArray(repo.tags) || !repo.tags.includes(PIPELINE)) return Response.json({ ok: true });
    if (!Array.isArray(updatedRefs)) return Response.json({ ok: true });
    for (const tag of newTags(updatedRefs)) published.push({ tag, channel: channelFor(tag) });
    return Response.json({ ok: true, published: published.length });
  },
};
