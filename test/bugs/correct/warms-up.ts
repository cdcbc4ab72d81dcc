/** Loads its model while it already listens, and asks for patience until that is done. */
import type { FetchHandler } from "../../../src/consumer/index.ts";
import { correctBot, handlerOf } from "../bot.ts";

/** How many requests come too early. */
const EARLY = 3;

export function warmsUp(secret: string): FetchHandler {
  const handler = handlerOf(correctBot(secret));
  let requests = 0;
  return (request) => {
    requests += 1;
    if (requests > EARLY) return handler(request);
    return new Response("loading the model", { status: 503, headers: { "Retry-After": "1" } });
  };
}
