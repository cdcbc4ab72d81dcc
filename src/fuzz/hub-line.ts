/**
 * The Hub that a consumer calls while it is fuzzed. Trials that are about that have a Hub of their own; in between, one
 * answers that knows what the consumer was just told of, so that nothing reaches the real Hub, and a consumer that asks for
 * what it was told of finds it.
 */
import { http } from "msw/http";
import type { WireRequest } from "../base/index.ts";
import { BOT } from "../checks/index.ts";
import type { Consumer } from "../consumer/index.ts";
import { createHub, interceptHub, type Hub, type HubLine } from "../hub/index.ts";
import { HUB_ORIGIN, parsePayload } from "../payload/index.ts";
import type { FuzzOptions } from "./plan.ts";

export interface RunHubLine {
  /** `null` if the consumer's calls are not seen. */
  readonly line: HubLine | null;
  /** Says what the consumer is told. */
  noteSent(request: WireRequest): void;
}

/** How many requests back the Hub knows what they told: those that may still be worked on. */
const RECENT = 16;

/** Calls `run` with the line of a consumer's calls. */
export async function withHubLine<Result>(
  consumer: Consumer,
  { hubLine, hubOrigin = HUB_ORIGIN }: Pick<FuzzOptions, "hubLine" | "hubOrigin">,
  run: (line: RunHubLine) => Promise<Result>,
): Promise<Result> {
  const intercepted = hubLine === undefined && consumer.url === undefined ? await interceptHub(hubOrigin) : undefined;
  const line = hubLine ?? intercepted ?? null;
  if (line === null) return run({ line, noteSent: () => undefined });
  const { origin } = line;
  const hub = createHub({ origin, users: () => BOT.name, userIds: { [BOT.name]: BOT.id }, admins: [BOT.name] });
  const recent: WireRequest[] = [];
  const listening = http.all(`${origin}/*`, () => {
    for (const request of recent.splice(0)) learnFrom(hub, request);
    return undefined; // the Hub's own handlers answer
  });
  const unplug = line.plugIn([listening, ...hub.handlers]);
  try {
    return await run({
      line,
      noteSent(request) {
        if (recent.push(request) > RECENT) recent.shift();
      },
    });
  } finally {
    unplug();
    intercepted?.close();
  }
}

/** What is no payload tells nothing. */
function learnFrom(hub: Hub, { body }: WireRequest): void {
  if (typeof body !== "string") return;
  try {
    const parsed = parsePayload(JSON.parse(body));
    if (parsed.ok) hub.learn(parsed.payload);
  } catch {
    // no JSON
  }
}
