import { readFileSync } from "node:fs";
import { commands } from "./lib/commands.js";

const config = JSON.parse(readFileSync(new URL("./config.json", import.meta.url), "utf8"));
const repos = new Set(config.watch);

const bad = (message) => Response.json({ message }, { status: 400 });

export default {
  async fetch(request) {
    let payload;
    try {
      payload = await request.json();
    } catch {
      return bad("body is not JSON");
    }
    if (!payload?.event || !payload?.repo) return bad("event or repo missing");

    if (!repos.has(payload.repo.name)) return Response.json({ message: "repo not watched" });
    if (!payload.discussion?.isPullRequest) return Response.json({ message: "not a pull request" });
    if (typeof payload.comment?.content !== "string") return Response.json({ message: "no text" });

    const replies = [];
    for (const line of payload.comment.content.split("\n")) {
      const [name, ...args] = line.trim().split(/\s+/);
      const run = commands.get(name);
      if (run) replies.push(run(args));
    }
    return Response.json({ replies });
  },
};
