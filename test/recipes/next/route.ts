import { parsePayload, type PayloadByEvent } from "hubhook";

const seen = new Set<string | null>(); // where there are several servers, a table

/** In the app it is app/api/webhook/route.ts. */
export async function POST(request: Request): Promise<Response> {
  const { WEBHOOK_SECRET: secret } = process.env;
  if (request.headers.get("X-Webhook-Secret") !== secret) return new Response(null, { status: 401 });
  const parsed = parsePayload(await request.json().catch(() => null));
  if (!parsed.ok) return Response.json(parsed.issues, { status: 400 });
  const id = request.headers.get("Webhook-Id");
  if (parsed.event === "discussion:create" && !seen.has(id)) {
    seen.add(id); // before it acts: the same delivery may come again meanwhile
    await thank(parsed.payload).catch(console.error);
  }
  return new Response(null, { status: 204 });
}

async function thank({ repo, discussion }: PayloadByEvent["discussion:create"]): Promise<void> {
  await fetch(`${repo.url.api}/discussions/${discussion.num}/comment`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${process.env["HF_TOKEN"]}` },
    body: JSON.stringify({ comment: "Thank you!" }),
    signal: AbortSignal.timeout(3_000),
  });
}
