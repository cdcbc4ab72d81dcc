/**
 * A bot with a memory: it welcomes each discussion once, quotes whole characters, works one task after the other, and pauses
 * for as long as the Hub asks when it is over its limits.
 */
import type { FetchHandler } from "../../../src/consumer/index.ts";
import { isSameSecret } from "../../consumers/same-secret.ts";
import type { Json } from "../bot.ts";
import { isShaped } from "../is-shaped.ts";

const HEADERS = { Authorization: "Bearer hf_bot_of_ours", "Content-Type": "application/json" };

export function carefulBot(secret: string): FetchHandler {
  const welcomed = new Set<string>();
  let pausedUntilMs = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const call = async (url: string, init: RequestInit = {}): Promise<Response | null> => {
    if (Date.now() < pausedUntilMs) return null;
    const signal = AbortSignal.timeout(500);
    const response = await globalThis.fetch(url, { ...init, headers: HEADERS, signal }).catch(() => null);
    const seconds = Number(response?.headers.get("Retry-After") ?? 0);
    if (seconds > 0) pausedUntilMs = Date.now() + seconds * 1_000;
    return response?.ok === true ? response : null;
  };

  const welcome = async ({ discussion, comment }: Json): Promise<void> => {
    const me: Json = await (await call("https://huggingface.co/api/whoami-v2"))?.json();
    if (me === undefined || comment.author.id === me.id || welcomed.has(discussion.id)) return;
    const quotation = [...comment.content].slice(0, 40).join("");
    const body = JSON.stringify({ comment: `Welcome! You said: ${quotation}` });
    if ((await call(`${discussion.url.api}/comment`, { method: "POST", body })) !== null) welcomed.add(discussion.id);
  };

  return async (request) => {
    if (!isSameSecret(request.headers.get("X-Webhook-Secret"), secret)) return new Response("no", { status: 401 });
    const payload: Json = await request.json().catch(() => undefined);
    if (!isShaped(payload)) return new Response("no payload", { status: 400 });
    if (payload.event.action === "create" && payload.comment?.content?.includes("bot") === true) {
      queue = queue.then(() => welcome(payload)).catch(() => undefined);
    }
    return new Response("noted", { status: 202 });
  };
}
