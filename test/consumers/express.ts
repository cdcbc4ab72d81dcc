/** A bot in Express 5 that greets new discussions and answers who calls it. Takes with 200, refuses with 401 and 400. */
import express, { type Express, type Request, type Response } from "express";
import type { ConsumerOptions } from "./options.ts";
import { isSameSecret } from "./same-secret.ts";

export const expressFlaws = [
  "small-body-limit", // 100 kB is the default of express.json
  "every-discussion-has-a-base",
  "echoes-headers",
  "looks-up-the-namespace",
] as const;

export function expressConsumer({ secret, flaw }: ConsumerOptions<(typeof expressFlaws)[number]> = {}): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json(flaw === "small-body-limit" ? {} : { limit: "2mb" }));

  app.post("/webhook", (request: Request, response: Response) => {
    if (secret !== undefined && !isSameSecret(request.get("X-Webhook-Secret"), secret)) {
      response.status(401).json({ error: "wrong secret", ...(flaw === "echoes-headers" && { got: request.headers }) });
      return;
    }
    const { event, repo, discussion, comment } = request.body ?? {};
    if (typeof event?.scope !== "string" || typeof repo?.name !== "string") {
      const details = flaw === "echoes-headers" ? { headers: request.headers } : {};
      response.status(400).json({ error: "this is no event of the Hub", ...details });
      return;
    }
    if (flaw === "looks-up-the-namespace") repo.name.split("/")[1].toLowerCase();
    if (event.scope === "discussion" && event.action === "create") {
      const base = flaw === "every-discussion-has-a-base" ? discussion.changes.base : discussion?.changes?.base;
      response.json({ greeted: discussion?.num, base });
      return;
    }
    const isCall = typeof comment?.content === "string" && comment.content.includes("@bot");
    response.json({ answered: isCall });
  });
  return app;
}
