/**
 * A discussion bot as people write it on the first evening: it answers who calls it. It works when you try it by hand,
 * and it trusts the payload too much.
 */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const SECRET = process.env["WEBHOOK_SECRET"] ?? "";
const app = new Hono();

app.post("/webhook", async (context) => {
  const secret = context.req.header("X-Webhook-Secret");
  if (secret && secret !== SECRET) return context.text("wrong secret", 401);

  const { event, repo, discussion, comment } = await context.req.json();
  switch (event.scope) {
    case "discussion":
    case "discussion.comment":
      if (comment && comment.content.includes("@bot")) {
        const [owner] = repo.name.split("/");
        console.log(`answering in ${owner}'s discussion ${discussion.num}`);
      }
      return context.text("ok");
    case "repo":
    case "repo.content":
    case "repo.config":
      return context.text("not for me");
    default:
      return context.text(`unknown scope ${event.scope}`, 400);
  }
});

serve({ fetch: app.fetch, port: Number(process.env["PORT"]), hostname: "127.0.0.1" });
