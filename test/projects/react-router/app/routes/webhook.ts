import { data } from "react-router";
import type { Route } from "./+types/webhook";

export async function action({ request }: Route.ActionArgs) {
  if (request.headers.get("x-webhook-secret") !== process.env.WEBHOOK_SECRET)
    throw data("wrong secret", { status: 401 });
  const payload = await request.json().catch(() => undefined);
  if (payload?.event?.scope === undefined) throw new Response("no event", { status: 400 });
  const { comment } = payload;
  return { content: process.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20) };
}
