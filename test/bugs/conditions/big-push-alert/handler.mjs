import { readFileSync } from "node:fs";

const config = JSON.parse(readFileSync(new URL("./config.json", import.meta.url), "utf8"));
const watched = new Set(config.repos);

const alerts = [];

export default {
  async fetch(request) {
    let body;
    try {
      body = await request.json();
    } catch {
      return new Response("invalid body", { status: 400 });
    }
    if (!body?.event || !body?.repo) return new Response("invalid payload", { status: 400 });
    if (!watched.has(body.repo.name)) return new Response("not watched");

    const refs = (Array.isArray(body.updatedRefs) ? body.updatedRefs : []).filter((r) => r && typeof r === "object");
    if (refs.length < config.alertAt) return new Response("small push");

    const main = refs.find((r) => r.ref === config.mainRef);
    try {
      alerts.push({ count: refs.length, main: main.newSha });
    } catch (cause) {
      throw new Error("PLANTED: main not part of the push", { cause });
    }
    return Response.json({ alerts: alerts.length });
  },
};
