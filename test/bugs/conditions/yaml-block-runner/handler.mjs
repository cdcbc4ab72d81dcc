const FENCE = /```ya?ml\r?\n([\s\S]*?)```/;

function parseBlock(source) {
  const out = Object.create(null);
  source.split(/\r?\n/).forEach((line) => {
    const i = line.indexOf(":");
    if (i > 0 && !line.trimStart().startsWith("#")) out[line.slice(0, i).trim()] = line.slice(i + 1).trim();
  });
  return out;
}

function plan(params) {
  const { epochs } = params;
  try {
    return Array.from({ length: Math.min(50, parseInt(epochs.trim(), 10) || 1) }, (_, i) => `epoch ${i + 1}`);
  } catch (e) {
    throw new Error("PLANTED: no epochs given, " + e.message);
  }
}

export default {
  async fetch(request) {
    let event;
    try {
      event = await request.json();
    } catch {
      return new Response("json please", { status: 400 });
    }
    if (!event?.event || !event?.repo) return new Response("event and repo please", { status: 400 });

    const { discussion, comment } = event;
    if (!discussion?.isPullRequest) return new Response("only pull requests");
    const block = FENCE.exec(typeof comment?.content === "string" ? comment.content : "");
    if (!block) return new Response("no parameters");
    return Response.json({ plan: plan(parseBlock(block[1])).map((s) => s.slice(0, 20)) });
  },
};
