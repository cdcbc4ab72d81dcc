/**
 * A consumer given as msw request handlers. They are asked for their response directly; nothing is intercepted.
 */
import type { RequestHandler } from "msw";
import type { Consumer } from "./consumer.ts";
import { fetchConsumer } from "./fetch-consumer.ts";

/** @param name - How reports name it. */
export function mswConsumer(handlers: readonly RequestHandler[], name: string = "msw handlers"): Consumer {
  const own = [...handlers];
  return fetchConsumer(async (request) => {
    const { getResponse, isPassthroughResponse } = await import("msw");
    const response = await getResponse(own, request);
    if (response === undefined) {
      const { pathname } = new URL(request.url);
      return new Response(`None of the ${own.length} msw handlers takes POST ${pathname}.`, { status: 404 });
    }
    if (isPassthroughResponse(response)) {
      throw new Error("the msw handler passes the request through. Give the consumer's URL to send it over HTTP");
    }
    return response;
  }, name);
}
