const REPO = "acme/quality-classifier";
const SELF = "66b0f3a1d2c94e5077a8c6f0";

type Slice = { dataset: string; split: string; from: number; to: number };
const slices: Slice[] = [];

function field(content: string, key: string): string | undefined {
  return content
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line.toLowerCase().startsWith(key + ":"))
    ?.slice(key.length + 1)
    .trim();
}

function toSlice(dataset: string, split: string): Slice | null {
  const m = /^(\w+)(?:\[(\d+):(\d+)\])?$/.exec(split);
  if (!m) return null;
  const from = Number(m[2] ?? 0);
  const to = Number(m[3] ?? 1000);
  if (to <= from) throw new RangeError(`PLANTED: ${to - from} rows in ${m[1]}`);
  return { dataset, split: m[1], from, to };
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
    if (body.repo.name !== REPO) return new Response("not this repo");
    const { comment } = body;
    if (typeof comment?.content !== "string" || comment.author?.id === SELF) return new Response("skip");

    const dataset = field(comment.content, "dataset");
    const split = field(comment.content, "split");
    if (!dataset || !split) return new Response("need dataset and split");
    const slice = toSlice(dataset, split);
    if (slice) slices.push(slice);
    return Response.json({ slices: slices.length });
  },
};
