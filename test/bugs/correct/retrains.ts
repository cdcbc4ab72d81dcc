/** Retrains a model whenever somebody pushes to main of a data set, as in the guide of the Hub's docs, in Express. */
import express, { type Express } from "express";
import { isSameSecret } from "../../consumers/same-secret.ts";

const ignored = { processed: false };

export function retrains(secret: string): Express {
  const app = express();
  app.set("env", "test"); // errors are not printed
  app.post("/webhook", (request, response, next) => {
    if (isSameSecret(request.get("X-Webhook-Secret"), secret)) next();
    else response.status(401).json({ error: "invalid secret" });
  });
  app.post("/webhook", express.json({ limit: "4mb" }), (request, response) => {
    const { event, repo, updatedRefs } = request.body ?? {};
    const isPush = event?.scope === "repo.content" && repo?.type === "dataset" && Array.isArray(updatedRefs);
    const main = isPush ? updatedRefs.find((moved) => moved?.ref === "refs/heads/main") : undefined;
    response.json(typeof main?.newSha === "string" ? { processed: true, at: main.newSha } : ignored);
  });
  return app;
}
