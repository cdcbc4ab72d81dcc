import { Hono } from "hono";

const app = new Hono<{ Bindings: { WEBHOOK_SECRET: string; BUG?: string; GREETING: string } }>();

app.post("/webhook", async (c) => {
  if (c.req.header("x-webhook-secret") !== c.env.WEBHOOK_SECRET) return c.text("wrong secret", 401);
  const payload = await c.req.json().catch(() => undefined);
  if (payload?.event?.scope === undefined) return c.text("no event", 400);
  const work = async () => (c.env.BUG ? payload.comment?.content.slice(0, 20) : undefined);
  c.executionCtx.waitUntil(work());
  return c.json({ greeting: c.env.GREETING.length });
});

export default app;
