// "dataset: namespace/name" in a comment on a model starts an evaluation on that dataset.
const runs = [];

function readFields(content) {
  const fields = new Map();
  for (const line of content.split("\n")) {
    const m = line.match(/^\s*([a-z_]+):\s*(.+?)\s*$/);
    if (m) fields.set(m[1], m[2]);
  }
  return fields;
}

export default {
  async fetch(request) {
    let body = null;
    try {
      body = await request.json();
    } catch {}
    if (!body?.event || !body?.repo) return new Response("invalid", { status: 400 });

    const content = body.comment?.content;
    if (body.repo.type !== "model" || typeof content !== "string") return new Response("nothing to do");

    const dataset = readFields(content).get("dataset");
    if (!dataset) return new Response("no dataset named");

    const [namespace, name] = dataset.split("/");
    if (name === undefined) throw new Error(`PLANTED: dataset name is undefined in namespace ${namespace}`);
    runs.push({ namespace, name: name.toLowerCase() });
    return Response.json({ runs: runs.length });
  },
};
