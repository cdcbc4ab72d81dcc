const TEAMS = {
  tokenizer: "nlp",
  weights: "training",
  card: "docs",
  ci: "platform",
};

const inbox = {};

function route(scope) {
  const team = TEAMS[scope];
  if (team === undefined) {
    throw new TypeError(`PLANTED: no team for ${scope}`);
  }
  inbox[team] = (inbox[team] ?? 0) + 1;
  return team;
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });

    const d = body.discussion;
    if (body.event.scope !== "discussion" || body.event.action !== "create") return new Response("ignored");
    if (d?.changes?.base !== "refs/heads/main") return new Response("ignored");

    // conventional commit titles: feat(weights): ...
    const m = typeof d.title === "string" ? d.title.match(/^(feat|fix|docs|chore)\((\w+)\): \S/) : null;
    if (!m) return new Response("no scope in the title");
    return new Response(`routed to ${String(route(m[2]))}`);
  },
};
