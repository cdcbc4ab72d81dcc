import { createServer } from "node:http";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { UsageError, virtualClock, type Exchange, type VirtualClock } from "../../src/base/index.ts";
import type { Consumer } from "../../src/consumer/index.ts";
import { createHub, type Hub, type HubOptions, type NewWebhook } from "../../src/hub/index.ts";
import { payloadOf } from "../delivery/payloads.ts";

const url = "https://bot.example/webhook";
const settings: NewWebhook = { url, secret: "s3cret", watched: [{ type: "user", name: "ada" }], domains: ["repo"] };

const silence: Exchange = { kind: "unanswered", reason: "connection-refused", detail: "", durationMs: 0 };

function hubFor(options: HubOptions = {}): Hub<VirtualClock> {
  const hub = createHub({ ...options, clock: virtualClock() });
  onTestFinished(() => hub.close());
  return hub;
}

describe("createHub", () => {
  it("delivers an event to the handler under test, and shows what came of it", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create(settings);
    const secrets: (string | null)[] = [];
    hub.connect(url, (request: Request) => {
      secrets.push(request.headers.get("X-Webhook-Secret"));
      return new Response("thanks");
    });

    const [delivery] = hub.send(payloadOf());
    await hub.settled();

    expect(secrets).toEqual(["s3cret"]);
    expect(webhook.activity()).toMatchObject([
      {
        id: delivery?.id,
        status: "delivered",
        event: "repo:update",
        attempts: [{ exchange: { status: 200, body: "thanks" } }],
      },
    ]);
    expect(hub.delivery(delivery?.id ?? "")).toBe(webhook.activity()[0]);
    expect(webhook.usage()).toMatchObject({ used: 1, limit: 1_000 });
  });

  it("retries and suspends in virtual time", async () => {
    const hub = hubFor({ policy: { suspendAfterFailures: 1 } });
    const webhook = hub.webhooks.create(settings);
    hub.connect(url, () => new Response("broken", { status: 500 }));
    hub.send(payloadOf());
    await hub.clock.advance({ days: 4 });
    expect(webhook.activity()[0]).toMatchObject({ status: "failed", why: "exhausted", attempts: { length: 10 } });
    expect(webhook.disabled).toBe("suspended-after-failure");

    hub.connect(url, () => new Response("mended"));
    webhook.enable();
    await webhook.replay(webhook.activity()[0]?.id ?? "");
    expect(webhook.activity()[0]).toMatchObject({ status: "delivered", attempts: { length: 11 } });
  });

  it("tells of each attempt once, and of what was never sent", async () => {
    const told: string[] = [];
    const hub = hubFor({
      policy: { rateLimit: { maxTriggers: 1, windowMs: 1_000_000 } },
      onDelivery: ({ status, attempts }) => void told.push(`${status} ${attempts.length}`),
    });
    hub.webhooks.create(settings);
    const statuses = [500, 204];
    hub.connect(url, () => new Response(null, { status: statuses.shift() ?? 500 }));
    hub.send(payloadOf());
    hub.send(payloadOf());
    await hub.clock.advance({ seconds: 5 });
    expect(told).toEqual(["limited 0", "retrying 1", "delivered 2"]);
  });

  it("sends over HTTP to a URL that is not connected", async () => {
    const server = createServer((request, response) => request.resume().on("end", () => response.end("over HTTP")));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const hub = hubFor();
    const port = typeof address === "object" ? address?.port : "";
    const webhook = hub.webhooks.create({ ...settings, url: `http://127.0.0.1:${port}/webhook` });
    hub.send(payloadOf());
    await hub.settled();
    expect(webhook.activity()).toMatchObject([{ attempts: [{ exchange: { body: "over HTTP" } }] }]);
  });

  it("finds the connected consumer whatever the query, and prefers the one for the very URL", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create({ ...settings, url: `${url}?secret=s3cret` });
    hub.connect(url, () => new Response("any query"));
    hub.send(payloadOf());
    await hub.settled();
    hub.connect(`${url}?secret=s3cret`, () => new Response("this query"));
    hub.send(payloadOf());
    await hub.settled();
    expect(webhook.activity()).toMatchObject([
      { attempts: [{ exchange: { body: "this query" } }] },
      { attempts: [{ exchange: { body: "any query" } }] },
    ]);
  });

  it("makes the same ids from the same seed, and others from another", () => {
    const idFrom = (seed: number): string => hubFor({ seed }).webhooks.create(settings).id;
    expect(idFrom(1)).toBe(idFrom(1));
    expect(idFrom(1)).not.toBe(idFrom(2));
  });

  it("lets a handler set off events of its own, and settles when all of them are delivered", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create(settings);
    let left = 3;
    hub.connect(url, () => {
      left -= 1;
      if (left > 0) hub.send(payloadOf());
      return new Response("ok");
    });
    hub.send(payloadOf());
    await hub.settled();
    expect(webhook.activity().map(({ status }) => status)).toEqual(["delivered", "delivered", "delivered"]);
  });

  it("hands out webhooks that show their present state, but never the secret", () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create(settings);
    webhook.update({ domains: ["discussion"] });
    webhook.disable();
    expect(hub.webhooks.get(webhook.id)).toMatchObject({
      url,
      domains: ["discussion"],
      disabled: true,
      hasSecret: true,
    });
    expect(JSON.stringify(webhook)).not.toContain("s3cret");
    webhook.update({ secret: "" });
    expect(webhook.hasSecret).toBe(false);
    webhook.delete();
    expect(hub.webhooks.list()).toEqual([]);
    expect(() => webhook.url).toThrow(UsageError);
  });

  it("closes the consumers it has made, and none that it was given", async () => {
    const hub = hubFor();
    const given: Consumer = { name: "given", send: async () => silence, close: vi.fn<() => Promise<void>>() };
    hub.connect("https://given.example/", given);
    hub.connect(url, () => new Response("made"));
    hub.webhooks.create(settings);
    hub.webhooks.create({ ...settings, url: "https://given.example/" });
    hub.send(payloadOf());
    await hub.settled();
    expect(process.hasUncaughtExceptionCaptureCallback()).toBe(true); // as long as a consumer of this process is open

    await hub.close();

    expect(process.hasUncaughtExceptionCaptureCallback()).toBe(false);
    expect(given.close).not.toHaveBeenCalled();
  });

  it("says what is wrong with a URL to connect", () => {
    expect(() => hubFor().connect("bot.example", () => new Response())).toThrow(UsageError);
  });
});
