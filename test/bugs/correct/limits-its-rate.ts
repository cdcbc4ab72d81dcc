/** Takes 400 requests a second, and asks for patience beyond that. */
import type { FetchHandler } from "../../../src/consumer/index.ts";
import { correctBot, handlerOf } from "../bot.ts";

const MOST_PER_SECOND = 400;

export function limitsItsRate(secret: string): FetchHandler {
  const handler = handlerOf(correctBot(secret));
  let sinceMs = -Infinity;
  let requests = 0;
  return (request) => {
    const nowMs = performance.now();
    if (nowMs - sinceMs >= 1_000) [sinceMs, requests] = [nowMs, 0];
    requests += 1;
    if (requests <= MOST_PER_SECOND) return handler(request);
    return new Response("slow down", { status: 429, headers: { "Retry-After": "1" } });
  };
}
