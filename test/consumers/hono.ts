/** A bot in Hono that reads along in discussions. Takes with 202, refuses with 403 and 422. */
import { Hono } from "hono";
import type { ConsumerOptions } from "./options.ts";
import { isSameSecret } from "./same-secret.ts";

export const honoFlaws = [
  "reads-hidden-comments",
  "never-answers-to-drafts",
  "expects-json",
  "trusts-its-input",
] as const;

export function honoConsumer({ secret, flaw }: ConsumerOptions<(typeof honoFlaws)[number]> = {}): Hono {
  const app = new Hono();
  app.onError((_error, context) => context.text("sorry", 500));

  app.post("/webhook", async (context) => {
    if (secret !== undefined && !isSameSecret(context.req.header("x-webhook-secret"), secret)) {
      return context.text("who are you?", 403);
    }
    const body = await (flaw === "expects-json" ? context.req.json() : context.req.json().catch(() => null));
    if (flaw === "trusts-its-input") return context.text(`${body.event.scope} of ${body.repo.owner.id}`, 202);

    const { event, discussion, comment } = body ?? {};
    if (typeof event?.scope !== "string") return context.text("this is no event of the Hub", 422);
    if (!event.scope.startsWith("discussion")) return context.text("not for me", 202);

    if (flaw === "never-answers-to-drafts" && discussion?.status === "draft") await new Promise(() => {});
    if (flaw === "reads-hidden-comments" && comment?.hidden === true) comment.content.includes("@bot");
    const isCall = typeof comment?.content === "string" && comment.content.includes("@bot");
    return context.text(isCall ? "coming" : "read", 202);
  });
  return app;
}
