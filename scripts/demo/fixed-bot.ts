/** The same bot, fixed: it asks for the secret, parses before it reads, and takes what it does not know. */
import { timingSafeEqual } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { parsePayload, type Payload } from "../../src/index.ts";

const SECRET = Buffer.from(process.env["WEBHOOK_SECRET"] ?? "");
const app = new Hono();

app.post("/webhook", async (context) => {
  if (!isSecret(context.req.header("X-Webhook-Secret"))) return context.text("wrong secret", 401);

  const parsed = parsePayload(await context.req.json().catch(() => null));
  if (!parsed.ok) return context.json(parsed.issues, 400);
  if (parsed.event !== "future") answer(parsed.payload);
  return context.text("ok");
});

function answer(payload: Payload): void {
  if (!("comment" in payload) || payload.comment.hidden) return;
  if (!payload.comment.content.includes("@bot")) return;
  console.log(`answering in ${payload.repo.name}, discussion ${payload.discussion.num}`);
}

function isSecret(given = ""): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === SECRET.length && timingSafeEqual(bytes, SECRET);
}

serve({ fetch: app.fetch, port: Number(process.env["PORT"]), hostname: "127.0.0.1" });
