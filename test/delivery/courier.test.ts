import { describe, expect, it } from "vitest";
import {
  seededRandom,
  virtualClock,
  type Exchange,
  type JobOutcome,
  type VirtualClock,
  type WireRequest,
} from "../../src/base/index.ts";
import {
  assumedPolicy,
  createCourier,
  memoryActivity,
  UnknownDeliveryError,
  webhookCollection,
  type ActivityStore,
  type Courier,
  type DeliveryPolicy,
  type WebhookState,
  type Webhooks,
} from "../../src/delivery/index.ts";
import { payloadOf } from "./payloads.ts";

interface Office {
  readonly courier: Courier;
  readonly clock: VirtualClock;
  readonly webhooks: Webhooks;
  readonly activity: ActivityStore;
  /** One webhook for the repos of ada, with a secret. */
  readonly webhook: WebhookState;
  /** What was sent. */
  readonly sent: readonly WireRequest[];
}

/** Nobody runs Jobs here. */
const startJob = async (): Promise<JobOutcome> => ({
  kind: "unanswered",
  reason: "connection-refused",
  detail: "",
  durationMs: 0,
});

/** Ids that a seed decides. */
function idsFrom(seed: number): () => string {
  const random = seededRandom(seed);
  return () => random.hex(24);
}

/** A courier whose consumer answers with one status after the other; the last one stays. */
function office(statuses: readonly number[], policy: Partial<DeliveryPolicy> = {}, slowly = false): Office {
  const clock = virtualClock(0);
  const random = seededRandom(1);
  const webhooks = webhookCollection(random);
  const activity = memoryActivity(10);
  const sent: WireRequest[] = [];
  const send = async (request: WireRequest): Promise<Exchange> => {
    sent.push(request);
    if (slowly) for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const status = statuses[Math.min(sent.length, statuses.length) - 1] ?? 200;
    return { kind: "answered", status, headers: {}, body: "x".repeat(5_000), bodyCut: false, durationMs: 1 };
  };
  const courier = createCourier({
    webhooks,
    activity,
    clock,
    newDeliveryId: () => random.hex(24),
    send,
    startJob,
    policy: { ...assumedPolicy, ...policy },
  });
  const settings = { url: "https://bot.example/", secret: "s3cret", watched: [{ type: "user", name: "ada" }] };
  const webhook = webhooks.create({ ...settings, domains: ["repo"] }, "ada");
  return { courier, clock, webhooks, activity, webhook, sent };
}

describe("createCourier", () => {
  it("sends an event to each webhook that watches it, under the webhook's own id", async () => {
    const { courier, webhooks, activity, webhook, sent } = office([200]);
    const other = webhooks.create({ ...webhook, url: "https://other.example/", secret: undefined }, "bob");

    const deliveries = courier.trigger(payloadOf());
    expect(sent).toEqual([]); // not before the caller is done
    await courier.settled();

    expect(deliveries.map(({ webhookId, status }) => [webhookId, status])).toEqual([
      [webhook.id, "queued"],
      [other.id, "queued"],
    ]);
    expect(sent.map(({ url, headers }) => [url, ...headers.slice(1)])).toEqual([
      ["https://bot.example/", ["X-Webhook-Secret", "s3cret"], ["Webhook-Id", deliveries[0]?.id]],
      ["https://other.example/", ["Webhook-Id", deliveries[1]?.id]],
    ]);
    expect(sent.map(({ body }) => JSON.parse(String(body)).webhook)).toEqual([
      { id: webhook.id, version: 3 },
      { id: other.id, version: 3 },
    ]);
    expect(activity.page(webhook.id)).toMatchObject([{ status: "delivered", event: "repo:update", triggeredAtMs: 0 }]);
  });

  it.for([false, true])("retries on schedule in virtual time, however slow the answers are: %s", async (slowly) => {
    const { courier, clock, activity, webhook, sent } = office([500, 500, 500, 204], {}, slowly);
    const [delivery] = courier.trigger(payloadOf());
    await courier.settled();
    expect(courier.find(delivery?.id ?? "")).toMatchObject({ status: "retrying", retryAtMs: 5_000 });

    await clock.advance({ hours: 24 });

    const [done] = activity.page(webhook.id);
    expect(done).toMatchObject({ status: "delivered" });
    expect(done?.attempts.map(({ cause, startedAtMs }) => [cause, startedAtMs])).toEqual([
      ["first", 0],
      ["retry", 5_000],
      ["retry", 305_000],
      ["retry", 2_105_000],
    ]);
    expect(new Set(sent.map(({ headers }) => headers.at(-1)?.[1]))).toEqual(new Set([delivery?.id]));
  });

  it("retries at once when there is nothing to wait for", async () => {
    const { courier, clock, webhook, activity } = office([500, 500, 200], { retryDelaysMs: [0, 0] });
    courier.trigger(payloadOf());
    await clock.advance({ ms: 0 });
    expect(activity.page(webhook.id)).toMatchObject([{ status: "delivered", attempts: { length: 3 } }]);
  });

  it("suspends the webhook once enough deliveries have failed for good, and withdraws the rest", async () => {
    const { courier, clock, webhooks, activity, webhook } = office([500], {
      retryDelaysMs: [],
      suspendAfterFailures: 2,
      maxInFlight: 1,
    });
    for (let sent = 0; sent < 4; sent += 1) courier.trigger(payloadOf());
    await courier.settled();
    expect(webhooks.get(webhook.id).disabled).toBe("suspended-after-failure");
    expect(activity.page(webhook.id).map((delivery) => delivery.status === "failed" && delivery.why)).toEqual([
      "disabled",
      "disabled",
      "exhausted",
      "exhausted",
    ]);
    await clock.advance({ days: 1 });
    expect(courier.trigger(payloadOf())).toEqual([]);
  });

  it("keeps what is over the rate limit in the activity, without sending it", async () => {
    const { courier, clock, webhook, activity, sent } = office([200], {
      rateLimit: { maxTriggers: 2, windowMs: 60_000 },
    });
    for (let times = 0; times < 3; times += 1) courier.trigger(payloadOf());
    await courier.settled();
    expect(sent).toHaveLength(2);
    expect(activity.page(webhook.id)[0]).toMatchObject({ status: "limited", nextFreeAtMs: 60_000, attempts: [] });
    expect(courier.usage(webhook.id)).toEqual({ used: 2, limit: 2, windowMs: 60_000, resetsAtMs: 60_000 });
    await clock.advance({ minutes: 1 });
    expect(courier.trigger(payloadOf())).toMatchObject([{ status: "queued" }]);
  });

  it("replays to the present URL and secret, under the same id, and outside of the rate limit", async () => {
    const { courier, webhooks, webhook, sent } = office([200, 503], {
      rateLimit: { maxTriggers: 1, windowMs: 60_000 },
    });
    const [delivery] = courier.trigger(payloadOf());
    await courier.settled();
    webhooks.update(webhook.id, { url: "https://new.example/", secret: "n3w" });
    webhooks.disable(webhook.id);

    const attempt = await courier.replay(webhook.id, delivery?.id ?? "");

    expect(attempt).toMatchObject({ cause: "replay", exchange: { status: 503 } });
    expect(sent[1]).toMatchObject({
      url: "https://new.example/",
      headers: [
        ["Content-Type", "application/json"],
        ["X-Webhook-Secret", "n3w"],
        ["Webhook-Id", delivery?.id],
      ],
      body: sent[0]?.body,
    });
    expect(courier.find(delivery?.id ?? "")).toMatchObject({
      status: "delivered",
      attempts: [{}, { cause: "replay" }],
    });
    expect(courier.usage(webhook.id).used).toBe(1);
  });

  it("replays nothing that the webhook does not have", async () => {
    const { courier, webhooks, webhook } = office([200]);
    const [delivery] = courier.trigger(payloadOf());
    const other = webhooks.create({ ...webhook, url: "https://bot.example/" }, "bob");
    await expect(courier.replay(webhook.id, "nothing")).rejects.toThrow(UnknownDeliveryError);
    await expect(courier.replay(other.id, delivery?.id ?? "")).rejects.toThrow(UnknownDeliveryError);
  });

  it("forgets a deleted webhook, with what is queued and what waits", async () => {
    const { courier, clock, webhooks, webhook, sent } = office([500]);
    courier.trigger(payloadOf());
    await courier.settled();
    const [queued] = courier.trigger(payloadOf());
    webhooks.delete(webhook.id);
    courier.forget(webhook.id);
    await clock.advance({ days: 7 });
    expect(sent).toHaveLength(1);
    expect(courier.find(queued?.id ?? "")).toBeUndefined();
  });

  it("has no more requests under way than it may", async () => {
    let underWay = 0;
    let most = 0;
    const { webhooks, activity, clock } = office([200]);
    const send = async (): Promise<Exchange> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return { kind: "unanswered", reason: "connection-refused", detail: "", durationMs: 0 };
    };
    const policy = { ...assumedPolicy, maxInFlight: 3, retryDelaysMs: [] };
    const courier = createCourier({ webhooks, activity, clock, newDeliveryId: idsFrom(2), policy, send, startJob });
    for (let times = 0; times < 20; times += 1) courier.trigger(payloadOf());
    await courier.settled();
    expect(most).toBe(3);
    expect(activity.page(webhooks.list()[0]?.id ?? "", { limit: 10 }).every(({ status }) => status === "failed")).toBe(
      true,
    );
  });

  it("survives a sender that rejects", async () => {
    const { webhooks, activity, clock, webhook } = office([]);
    const send = (): Promise<Exchange> => Promise.reject(new Error("broken"));
    const courier = createCourier({
      webhooks,
      activity,
      clock,
      newDeliveryId: idsFrom(2),
      policy: assumedPolicy,
      send,
      startJob,
    });
    courier.trigger(payloadOf());
    await courier.settled();
    expect(activity.page(webhook.id)).toMatchObject([
      { attempts: [{ exchange: { reason: "threw", detail: "broken" } }] },
    ]);
  });

  it("keeps only the start of a long answer", async () => {
    const { courier, activity, webhook } = office([200]);
    courier.trigger(payloadOf());
    await courier.settled();
    const exchange = activity.page(webhook.id)[0]?.attempts[0]?.exchange;
    expect(exchange).toMatchObject({ bodyCut: true, body: "x".repeat(2_048) });
  });

  it("starts nothing more once it is closed", async () => {
    const { courier, clock, sent } = office([500], { maxInFlight: 1 });
    courier.trigger(payloadOf());
    await courier.settled(); // one waits for its retry
    courier.trigger(payloadOf());
    courier.trigger(payloadOf());
    await courier.close();
    courier.trigger(payloadOf());
    await clock.advance({ days: 7 });
    expect(sent).toHaveLength(1);
  });
});
