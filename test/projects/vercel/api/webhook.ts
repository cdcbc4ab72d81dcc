import type { VercelRequest, VercelResponse } from "@vercel/node";
import { waitUntil } from "@vercel/functions";

export default function handler(req: VercelRequest, res: VercelResponse) {
  if (req.headers["x-webhook-secret"] !== process.env.WEBHOOK_SECRET) return res.status(401).end();
  if (req.body?.event?.scope === undefined) return res.status(400).json({ error: "no event" });
  const { comment } = req.body;
  waitUntil((async () => (process.env.BUG ? comment?.content.slice(0, 20) : undefined))());
  return res.status(200).json({ ok: true });
}
