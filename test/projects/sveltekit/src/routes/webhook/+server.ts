import { error, json } from "@sveltejs/kit";
import { env } from "$env/dynamic/private";
import { firstWords } from "$lib/first-words";

export const POST = async ({ request, locals }: any) => {
  if (request.headers.get("x-webhook-secret") !== env.WEBHOOK_SECRET) error(401, "wrong secret");
  const payload = await request.json().catch(() => undefined);
  if (payload?.event?.scope === undefined) error(400, "no event");
  return json({ app: locals.app, words: firstWords(payload.comment) });
};
