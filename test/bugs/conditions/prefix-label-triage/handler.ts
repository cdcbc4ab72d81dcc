import { LABELS, PREFIX, type Label } from "./constants.ts";

const applied: Label[] = [];

function apply(name: string): Label {
  const label = LABELS.find((l) => l.name === name);
  if (!label) throw new Error(`PLANTED: label "${name}" has no color`);
  applied.push(label);
  return label;
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
    if (typeof name !== "string" || !name.startsWith(PREFIX)) return new Response("other repo");

    const content: unknown = body.comment?.content;
    if (typeof content !== "string") return new Response("no comment");

    const wanted = content.match(/^\/label ([\w-]+)/)?.[1];
    if (!wanted) return new Response("no command");
    return Response.json({ color: apply(wanted).color, total: applied.length });
  },
};
