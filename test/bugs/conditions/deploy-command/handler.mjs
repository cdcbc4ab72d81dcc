const MAINTAINER = "64f1c0aa93b2d7e8150c3a21";

const environments = new Map([
  ["staging", { url: "https://staging.acme.example", replicas: 1 }],
  ["production", { url: "https://www.acme.example", replicas: 4 }],
]);

const log = [];

function deploy(repoName, envName) {
  const env = environments.get(envName);
  try {
    log.push(`${repoName} -> ${env.url} x${env.replicas}`);
  } catch (err) {
    throw new Error(`PLANTED: ${err.message}`);
  }
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad body", { status: 400 });

    const comment = body.comment;
    if (body.event.scope !== "discussion.comment" || comment?.author?.id !== MAINTAINER) {
      return new Response("skipped");
    }
    const match = /^!deploy (\w+)$/m.exec(typeof comment.content === "string" ? comment.content : "");
    if (match) deploy(typeof body.repo.name === "string" ? body.repo.name : "?", match[1]);
    return Response.json({ deployed: log.length });
  },
};
