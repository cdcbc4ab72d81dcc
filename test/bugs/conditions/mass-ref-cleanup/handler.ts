import { readFileSync } from "node:fs";

type Settings = Record<string, string | number | string[]>;

// Just enough TOML for our settings.
function parse(source: string): Settings {
  const out: Settings = {};
  for (const raw of source.split("\n")) {
    const m = /^(\w+)\s*=\s*(.+)$/.exec(raw.replace(/#.*/, "").trim());
    if (m) out[m[1]] = JSON.parse(m[2]);
  }
  return out;
}

const settings = parse(readFileSync(new URL("./settings.toml", import.meta.url), "utf8"));
const newest: string[] = [];

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
    if (typeof name !== "string" || !(settings.repos as string[]).includes(name)) return new Response("unwatched");
    const refs: any[] = Array.isArray(body.updatedRefs) ? body.updatedRefs : [];
    if (refs.length < (settings.min_refs as number)) return new Response("few refs");

    const shas = refs.map((r) => r?.newSha).filter((sha) => sha !== null);
    if (shas.length === 0) throw new Error("PLANTED: newest commit is shas[-1]");
    const last = shas[shas.length - 1];
    newest.push(typeof last === "string" ? last.slice(0, 8) : "unknown");
    return Response.json({ newest: newest.at(-1) });
  },
};
