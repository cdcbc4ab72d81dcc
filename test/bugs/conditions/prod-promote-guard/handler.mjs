import { MAINTAINERS, NAMESPACE, PROD } from "./constants.mjs";

const rollouts = new Map();

function promote(name, percent) {
  const steps = [];
  for (let p = 10; p < percent; p += 10) steps.push(p);
  if (percent > 100) throw new RangeError(`PLANTED: ${steps.length} steps, more traffic than there is`);
  rollouts.set(name, [...steps, percent]);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad event", { status: 400 });

    const { repo, comment, event } = body;
    if (event.scope !== "discussion.comment") return new Response("noop");
    if (typeof repo.name !== "string" || !repo.name.startsWith(`${NAMESPACE}/${PROD}`)) return new Response("noop");
    if (!MAINTAINERS.includes(comment?.author?.id)) return new Response("not allowed");

    const content = typeof comment.content === "string" ? comment.content : "";
    const m = content.match(/^\/promote\s+(\d{1,4})%?\s*$/m);
    if (m) promote(repo.name, Number(m[1]));
    return Response.json({ rollouts: rollouts.size });
  },
};
