/** Deliveries per second in process, activity included, against a fetch that msw intercepts and against the bare call. */
import { http } from "msw/http";
import { setupServer } from "msw/node";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { createHub } from "../../src/hub/index.ts";
import { compare, type Group } from "./row.ts";

const URL = "https://bot.example/webhook";

/** Deliveries that are sent before they are waited for, as when an event has many webhooks. */
const BATCH = 16;

export const delivery: Group = async () => {
  const payload = plainPayload("repo.content:update", "model");
  const handler = async (request: Request): Promise<Response> =>
    Response.json({ got: (await request.json()) !== null });
  const body = JSON.stringify(payload);
  const requestOf = (): Request =>
    new Request(URL, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", "X-Webhook-Secret": "s3cret" },
    });

  const hub = createHub({ policy: { rateLimit: { maxTriggers: Number.MAX_SAFE_INTEGER, windowMs: 86_400_000 } } });
  hub.connect(URL, handler);
  hub.webhooks.create({ url: URL, secret: "s3cret", watched: [{ type: "user", name: "ada" }], domains: ["repo"] });

  const server = setupServer(http.post(URL, ({ request }) => handler(request)));
  server.listen();
  try {
    return await compare({
      what: `deliveries in process (${BATCH} at a time)`,
      unit: `× ${BATCH}/s`,
      ours: async () => {
        for (let i = 0; i < BATCH; i++) hub.send(payload);
        await hub.settled();
      },
      peers: [
        {
          name: "fetch through setupServer",
          work: () => Promise.all(Array.from({ length: BATCH }, async () => (await fetch(requestOf())).text())),
          target: { atLeast: 10 },
        },
        {
          name: "the bare handler call",
          work: () => Promise.all(Array.from({ length: BATCH }, async () => (await handler(requestOf())).text())),
          target: null,
        },
      ],
    });
  } finally {
    server.close();
    await hub.close();
  }
};
