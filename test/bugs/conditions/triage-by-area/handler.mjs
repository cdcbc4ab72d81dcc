import { readFileSync } from "node:fs";

const { triage } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));

const perArea = new Map();

function areaOf(title) {
  const i = title.indexOf(":");
  const area = title.substring(0, i);
  if (!area) throw new Error("PLANTED: empty area for " + JSON.stringify(title));
  return area.trim().toLowerCase();
}

export default {
  async fetch(request) {
    let data;
    try {
      data = await request.json();
    } catch {
      return new Response("Invalid JSON", { status: 400 });
    }
    if (!data?.event || !data?.repo) return new Response("Missing event or repo", { status: 400 });

    const d = data.discussion;
    const isNew = data.event.scope === "discussion" && data.event.action === "create";
    if (!isNew || typeof d?.title !== "string") return new Response("skip");
    if (d.isPullRequest !== false) return new Response("pull requests are not triaged");
    // older threads were triaged by hand
    if (!(typeof d.num === "number" && d.num > triage.fromNumber)) return new Response("old");

    const area = areaOf(d.title);
    perArea.set(area, (perArea.get(area) ?? 0) + 1);
    return Response.json(Object.fromEntries(perArea));
  },
};
