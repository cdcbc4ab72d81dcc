/** Does each delivery once, whenever it comes again, and forgets the oldest when there are too many. */
import { Hono } from "hono";
import { parsePayload } from "../../../src/payload/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";

/** How many ids are kept: more than there are triggers in a day. */
const MOST_IDS = 1_000;

export function remembersDeliveries(secret: string): Hono {
  const handled = new Set<string>();
  const app = new Hono();
  app.post("/webhook", async (context) => {
    if (!isSameSecret(context.req.header("X-Webhook-Secret"), secret)) return context.body(null, 401);
    const id = context.req.header("Webhook-Id") ?? "";
    if (handled.has(id)) return context.text("done before");
    const parsed = parsePayload(await context.req.json().catch(() => null));
    if (!parsed.ok) return context.body(null, 400);
    handled.add(id);
    for (const oldest of handled) {
      if (handled.size <= MOST_IDS) break;
      handled.delete(oldest);
    }
    return context.text("done now");
  });
  return app;
}
