import { readFileSync } from "node:fs";

function loadRules(): { owner: string; admins: string[] } {
  const rules = { owner: "", admins: [] as string[] };
  for (const line of readFileSync(new URL("./rules.yaml", import.meta.url), "utf8").split("\n")) {
    const item = /^\s+-\s+"?(\w+)"?/.exec(line);
    const owner = /^owner:\s*"?(\w+)"?/.exec(line);
    if (item) rules.admins.push(item[1]);
    else if (owner) rules.owner = owner[1];
  }
  return rules;
}

const rules = loadRules();
const CPU_BUDGET = 64;
let perReplica = CPU_BUDGET;

export default {
  async fetch(request: Request): Promise<Response> {
    let body: any;
    try {
      body = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("bad payload", { status: 400 });

    const { repo, comment } = body;
    if (repo.type !== "space" || repo.owner?.id !== rules.owner) return new Response("not our Space");
    if (!rules.admins.includes(comment?.author?.id)) return new Response("not an admin");
    if (typeof comment.content !== "string") return new Response("nothing said");

    const m = /(?:^|\s)!scale (\d+)\b/.exec(comment.content);
    if (!m) return new Response("no command");
    const share = CPU_BUDGET / Number(m[1]);
    if (share === Infinity) throw new RangeError("PLANTED: division by zero replicas");
    perReplica = share;
    return Response.json({ perReplica });
  },
};
