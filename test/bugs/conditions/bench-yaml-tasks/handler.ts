const SUFFIX = "-bench";

interface Spec {
  model?: string;
  tasks: string[];
}

function readSpec(markdown: string): Spec | null {
  const block = /^```ya?ml$([\s\S]*?)^```$/m.exec(markdown)?.[1];
  if (block === undefined || !/^tasks:/m.test(block)) return null;
  const tasks: string[] = [];
  let model: string | undefined;
  for (const line of block.split("\n")) {
    const item = /^\s*-\s+(\S+)/.exec(line);
    if (item) tasks.push(item[1]);
    model = /^model:\s*(\S+)/.exec(line)?.[1] ?? model;
  }
  return { model, tasks };
}

const queued: string[] = [];

function enqueue(spec: Spec): string {
  const first = spec.tasks[0];
  if (!first) throw new Error("PLANTED: tasks[0] of a spec without tasks");
  queued.push(...spec.tasks.slice(0, 20));
  return `starting with ${first}`;
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
    const name: unknown = body.repo.name;
    if (typeof name !== "string" || !name.endsWith(SUFFIX)) return new Response("not a benchmark");
    if (!body.discussion?.isPullRequest || typeof body.comment?.content !== "string") return new Response("no spec");
    const spec = readSpec(body.comment.content);
    return new Response(spec ? enqueue(spec) : "no spec");
  },
};
