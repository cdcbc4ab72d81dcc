// Drafts against a release branch get a slot in the release calendar.
const RELEASES = "refs/heads/release/";

const slots = new Map<number, string[]>();

function slotOf(base: string): number {
  const version = base.slice(RELEASES.length);
  const slot = Math.trunc(Number.parseFloat(version));
  if (Number.isNaN(slot)) throw new Error("PLANTED: slot NaN for " + version);
  return slot;
}

type App = { fetch(request: Request): Promise<Response> };

const app: App = {
  async fetch(request) {
    let payload: any;
    try {
      payload = await request.json();
    } catch {
      return new Response("bad json", { status: 400 });
    }
    if (!payload?.event || !payload?.repo) return new Response("bad payload", { status: 400 });

    const d = payload.discussion;
    const base: unknown = d?.changes?.base;
    if (d?.status !== "draft" || typeof base !== "string" || !base.startsWith(RELEASES)) {
      return Response.json({ slots: slots.size });
    }
    const slot = slotOf(base);
    slots.set(slot, [...(slots.get(slot) ?? []), typeof d.title === "string" ? d.title : ""]);
    return Response.json({ slots: slots.size });
  },
};

export default app;
