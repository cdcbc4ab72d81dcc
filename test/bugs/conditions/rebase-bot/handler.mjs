const HANDLE = "@churn-bot";

const text = (v) => (typeof v === "string" ? v : "");

const verbs = {
  ping: () => "pong",
  help: () => "ping, help, rebase",
  rebase(body) {
    const changes = body.discussion?.changes;
    if (!changes) throw new Error("PLANTED: Cannot read properties of undefined (reading 'base')");
    return `rebasing onto ${text(changes.base).replace("refs/heads/", "") || "main"}`;
  },
};

export default {
  async fetch(request) {
    const raw = await request.text();
    let body;
    try {
      body = JSON.parse(raw);
    } catch {
      return new Response("not json", { status: 400 });
    }
    if (body === null || typeof body !== "object" || !("event" in body) || !body.event || !body.repo) {
      return new Response("not a hub event", { status: 400 });
    }
    if (body.event.scope !== "discussion.comment" || body.event.action !== "create") return new Response("-");

    const words = text(body.comment?.content).toLowerCase().split(/\s+/);
    const at = words.indexOf(HANDLE);
    if (at === -1) return new Response("not for me");

    const verb = words[at + 1] ?? "help";
    const reply = Object.hasOwn(verbs, verb) ? verbs[verb](body) : "I do not know that one";
    return Response.json({ reply });
  },
};
