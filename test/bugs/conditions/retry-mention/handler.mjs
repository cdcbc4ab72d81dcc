import { readFileSync } from "node:fs";

const env = {};
for (const line of readFileSync(new URL("./.env", import.meta.url), "utf8").split("\n")) {
  const m = /^([A-Z_]+)=(.*)$/.exec(line.trim());
  if (m) env[m[1]] = m[2].replace(/^"(.*)"$/, "$1");
}

const retries = [];

function retry(job) {
  if (isNaN(job)) throw new Error("PLANTED: job number is NaN");
  retries.push(job);
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("", { status: 400 });

    const { comment } = body;
    if (body.repo.name !== env.WATCHED_REPO) return new Response("not watched");
    if (!comment || comment.author?.id === env.BOT_ID) return new Response("my own words");
    if (typeof comment.content !== "string") return new Response("hidden");

    const tokens = comment.content.split(/\s+/);
    const i = tokens.indexOf(env.BOT_NAME);
    if (i >= 0 && tokens[i + 1] === "retry") retry(parseInt(tokens[i + 2], 10));
    return Response.json({ retries: retries.length });
  },
};
