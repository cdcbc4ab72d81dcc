import type { APIRoute } from "astro";
import { WEBHOOK_SECRET } from "astro:env/server";

export const prerender = false;

export const POST: APIRoute = async ({ request }) => {
  if (request.headers.get("x-webhook-secret") !== WEBHOOK_SECRET) return new Response(null, { status: 401 });
  const payload = await request.json().catch(() => undefined);
  if (payload?.event?.scope === undefined) return new Response(null, { status: 400 });
  const { comment } = payload;
  const content = import.meta.env.BUG ? comment?.content.slice(0, 20) : String(comment?.content ?? "").slice(0, 20);
  return new Response(JSON.stringify({ content }));
};
