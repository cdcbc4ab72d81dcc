/** A served Hub with a webhook that watches alice: a test sees which events each call of a client causes. */
import { onTestFinished } from "vitest";
import { eventNameOf, parsePayload, type AnyPayload } from "../../src/payload/index.ts";
import { createHub, type Hub } from "../../src/hub/index.ts";
import { serveHandlers } from "../../src/server/index.ts";
import { incoherences } from "../helpers/coherence.ts";

export interface ObservedHub {
  readonly origin: string;
  readonly hub: Hub;
  /** What was delivered since the last time this was asked, in order. */
  events(): Promise<readonly string[]>;
  /** The payloads that were delivered last. */
  payloads(): readonly AnyPayload[];
}

const CONSUMER = "http://consumer.example/webhook";

export async function observedHub(): Promise<ObservedHub> {
  const hubs: Hub[] = [];
  const served = await serveHandlers({
    port: 0,
    handlers(origin) {
      const hub = createHub({ seed: 1, origin });
      hubs.push(hub);
      return hub.handlers;
    },
  });
  onTestFinished(() => served.close());
  const [hub] = hubs;
  if (hub === undefined) throw new Error("The server did not ask for handlers.");
  let got: AnyPayload[] = [];
  let last: readonly AnyPayload[] = [];
  hub.connect(CONSUMER, async (request: Request) => {
    got.push(JSON.parse(await request.text()));
    return new Response(null, { status: 204 });
  });
  hub.webhooks.create({
    url: CONSUMER,
    watched: [{ type: "user", name: "alice" }],
    domains: ["repo", "discussion"],
    owner: "alice",
  });
  return {
    origin: served.origin,
    hub,
    async events() {
      await hub.settled();
      last = got;
      got = [];
      return last.map((payload) => `${eventNameOf(payload)}${problemsOf(payload, served.origin)}`);
    },
    payloads: () => last,
  };
}

/** What is wrong with a payload, to be seen beside its event; nothing, usually. */
function problemsOf(payload: AnyPayload, origin: string): string {
  const parsed = parsePayload(payload, { strict: true });
  const foreign =
    JSON.stringify(payload)
      .match(/https?:\/\/[^/"]+/g)
      ?.filter((url) => url !== origin) ?? [];
  const problems = [...(parsed.ok ? [] : parsed.issues.map(({ path }) => path)), ...incoherences(payload), ...foreign];
  return problems.length === 0 ? "" : ` (wrong: ${problems.join(", ")})`;
}
