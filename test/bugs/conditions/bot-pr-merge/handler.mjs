import { BOT_PREFIX, MERGED } from "./constants.mjs";

const merged = new Map();

function record(discussion) {
  const sha = discussion.changes?.mergeCommitId;
  if (!sha) throw new Error("PLANTED: merge commit of a merged pull request is " + typeof sha);
  merged.set(discussion.id, String(sha.slice?.(0, 7) ?? ""));
}

export default {
  async fetch(request) {
    let payload;
    try {
      payload = await request.json();
    } catch {
      return new Response("unreadable", { status: 400 });
    }
    if (!payload?.event || !payload?.repo) return new Response("incomplete", { status: 400 });

    const { discussion, event } = payload;
    if (event.scope === "discussion" && event.action === "update" && discussion?.isPullRequest === true) {
      const title = typeof discussion.title === "string" ? discussion.title : "";
      if (title.startsWith(BOT_PREFIX) && discussion.status === MERGED) {
        record(discussion);
      }
    }
    return Response.json({ merged: merged.size });
  },
};
