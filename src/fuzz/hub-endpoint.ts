/**
 * The Hub that a consumer calls while it is fuzzed. Trials that are about that have a Hub of their own; in between, one
 * answers that knows what the consumer was just sent, so that nothing reaches the real Hub, and a consumer that asks for
 * what a delivery was about finds it.
 */
import { http } from "msw/http";
import { parsedJson, type WireRequest } from "../base/index.ts";
import { hubOfBot, putWatched, type Setup } from "../checks/index.ts";
import type { Consumer } from "../consumer/index.ts";
import { createHub, interceptHub, type Hub, type HubEndpoint } from "../hub/index.ts";
import { HUB_ORIGIN, parsePayload } from "../payload/index.ts";
import type { FuzzOptions } from "./fuzz-options.ts";

export interface RunHub {
  /** Where the consumer's calls to the Hub come in; `null` if they are not seen. */
  readonly endpoint: HubEndpoint | null;
  /** Notes what the consumer is sent. */
  noteSent(request: WireRequest): void;
  /** Forgets what it knows: a consumer that starts again finds the Hub as it was at the start. */
  renew(): void;
  /** From here on, the consumer's calls are not answered any more. */
  close(): void;
}

/** How many requests back the Hub knows what they were about: those that may still be worked on. */
const RECENT = 16;

export async function openRunHub(
  consumer: Consumer,
  { aim, world }: Pick<Setup, "aim" | "world">,
  { hubEndpoint, hubOrigin = HUB_ORIGIN }: Pick<FuzzOptions, "hubEndpoint" | "hubOrigin"> = {},
): Promise<RunHub> {
  const intercepted =
    hubEndpoint === undefined && consumer.url === undefined ? await interceptHub(hubOrigin) : undefined;
  const endpoint = hubEndpoint ?? intercepted ?? null;
  if (endpoint === null) {
    return { endpoint, noteSent: () => undefined, renew: () => undefined, close: () => undefined };
  }
  const { origin } = endpoint;
  const recent: WireRequest[] = [];
  const mountNew = (): (() => void) => {
    const hub = createHub({ origin, ...hubOfBot(aim) });
    world?.(hub);
    putWatched(hub, aim.watched);
    const listening = http.all(`${origin}/*`, () => {
      for (const request of recent.splice(0)) learnFrom(hub, request);
      return undefined; // the Hub's own handlers answer
    });
    return endpoint.mount([listening, ...hub.handlers]);
  };
  let unmount = mountNew();
  return {
    endpoint,
    noteSent(request) {
      if (recent.push(request) > RECENT) recent.shift();
    },
    renew() {
      recent.length = 0;
      unmount();
      unmount = mountNew();
    },
    close() {
      unmount();
      intercepted?.close();
    },
  };
}

/** What is not a payload has nothing to learn from. */
function learnFrom(hub: Hub, { body }: WireRequest): void {
  if (typeof body !== "string") return;
  const parsed = parsePayload(parsedJson(body));
  if (parsed.ok) hub.learn(parsed.payload);
}
