import { readFileSync } from "node:fs";

const config: { repo: string; needed: number } = JSON.parse(
  readFileSync(new URL("./config.json", import.meta.url), "utf8"),
);

type Pull = { author: unknown; approvals: Set<string> };
const pulls = new Map<string, Pull>();

function approve(pull: Pull, user: string): string {
  if (pull.author === user) throw new Error("PLANTED: author among the reviewers");
  pull.approvals.add(user);
  return pull.approvals.size >= config.needed ? "ready" : "waiting";
}

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });

    const { event, repo, discussion, comment } = body;
    if (repo.name !== config.repo || typeof discussion?.id !== "string") return new Response("-");

    if (event.scope === "discussion" && event.action === "create" && discussion.isPullRequest) {
      pulls.set(discussion.id, { author: discussion.author?.id, approvals: new Set() });
      return new Response("tracking");
    }
    const pull = pulls.get(discussion.id);
    const user: unknown = comment?.author?.id;
    if (!pull || event.scope !== "discussion.comment" || typeof user !== "string") return new Response("-");
    const approves = typeof comment.content === "string" && /^\/approve\b/m.test(comment.content);
    return new Response(approves ? approve(pull, user) : "-");
  },
};
