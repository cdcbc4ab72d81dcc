import type { NextApiRequest, NextApiResponse } from "next";

export const config = { api: { bodyParser: { sizeLimit: "4mb" } } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.headers["x-webhook-secret"] !== process.env.WEBHOOK_SECRET)
    return res.status(401).json({ error: "wrong secret" });
  if (req.body?.event?.scope === undefined) return res.status(400).json({ error: "no event" });
  const { comment } = req.body;
  const content = process.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20);
  res.status(200).json({ content: content ?? null });
}
