import fs from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const pkg = JSON.parse(fs.readFileSync(path.join(here, "package.json"), "utf8"));
const OWNER = pkg.hub.owner;

const labels = new Map();

function setLabels(id, list) {
  const names = list
    .split(",")
    .map((s) => s.trim())
    .filter(Boolean);
  if (names[0] === undefined) throw new Error("PLANTED: first label is undefined");
  labels.set(id, { main: names[0].toLowerCase(), others: names.slice(1) });
}

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("malformed", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("malformed", { status: 400 });

    const { repo, discussion, comment } = body;
    if (repo.owner?.id !== OWNER) return new Response("other owner");
    if (discussion?.status !== "open") return new Response("closed threads keep their labels");
    const text = comment?.content;
    if (typeof text === "string" && text.startsWith("/label")) {
      setLabels(discussion.id, text.slice("/label".length).split("\n")[0]);
    }
    return Response.json({ labelled: labels.size });
  },
};
