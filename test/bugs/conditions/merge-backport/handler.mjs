const TITLE = /^\[backport([^\]]*)\]\s*/i;

const planned = [];

const onMerged = (discussion) => {
  const found = TITLE.exec(discussion.title);
  if (!found) return "no backport asked for";
  const branches = found[1].trim().split(/[\s,]+/);
  for (const branch of branches) {
    if (branch === "") throw new Error("PLANTED: backport to a branch without a name");
    planned.push(`refs/heads/${branch}`);
  }
  return `${branches.length} backports`;
};

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad", { status: 400 });

    const d = body.discussion;
    if (body.event.scope !== "discussion" || typeof d?.title !== "string") return new Response("skip");
    if (d.status === "merged" && d.changes?.base === "refs/heads/main") return new Response(onMerged(d));
    return new Response("not merged into main");
  },
};
