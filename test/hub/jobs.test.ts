import { describe, expect, it, onTestFinished } from "vitest";
import { virtualClock, type VirtualClock } from "../../src/base/index.ts";
import { createHub, type Hub, type HubOptions } from "../../src/hub/index.ts";

const watching = { watched: [{ type: "user", name: "ada" }], domains: ["repo"] } as const;

function hubFor(options: HubOptions = {}): Hub<VirtualClock> {
  const hub = createHub({ ...options, clock: virtualClock() });
  onTestFinished(() => hub.close());
  return hub;
}

describe("a webhook that starts a Job", () => {
  it("has the Job told of each event, in the variables that the Hub names", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create({
      ...watching,
      jobSourceId: "65f0",
      secret: "s3cret",
      secrets: { HF_TOKEN: "x" },
    });
    const told: Readonly<Record<string, string>>[] = [];
    hub.connectJob("65f0", (env) => void told.push(env));
    hub.as("ada").createRepo({ type: "dataset", name: "text" });
    await hub.settled();

    const [delivery] = webhook.activity();
    expect(delivery).toMatchObject({ status: "delivered", attempts: [{ exchange: { kind: "ended", exitCode: 0 } }] });
    expect(told).toEqual([
      {
        HF_TOKEN: "x",
        WEBHOOK_PAYLOAD: JSON.stringify(delivery?.payload),
        WEBHOOK_REPO_ID: "ada/text",
        WEBHOOK_REPO_TYPE: "dataset",
        WEBHOOK_SECRET: "s3cret",
        WEBHOOK_ID: delivery?.id,
      },
    ]);
    expect([webhook.url, webhook.jobId]).toEqual([undefined, "65f0"]);
  });

  it("retries a Job that fails, under the same id, and without a secret tells none", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create({ ...watching, jobSourceId: "65f0" });
    const ids: (string | undefined)[] = [];
    const exitCodes = [2, 1, 0];
    hub.connectJob("65f0", (env) => {
      expect(env).not.toHaveProperty("WEBHOOK_SECRET");
      ids.push(env["WEBHOOK_ID"]);
      return exitCodes.shift() ?? 0;
    });
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.clock.advance({ hours: 1 });
    const [delivery] = webhook.activity();
    expect(delivery).toMatchObject({ status: "delivered", attempts: { length: 3 } });
    await webhook.replay(delivery?.id ?? "");
    expect(ids).toEqual(Array.from({ length: 4 }, () => delivery?.id));
  });

  it("says what to do when nobody runs the Job", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create({ ...watching, jobSourceId: "65f0" });
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.settled();
    expect(webhook.activity()).toMatchObject([
      {
        status: "retrying",
        attempts: [
          {
            exchange: { reason: "connection-refused", detail: expect.stringContaining('hubhook serve --job "65f0"=') },
          },
        ],
      },
    ]);
  });

  it("finds a whole Job by its Space or its image, and gives it its own variables and time", async () => {
    const hub = hubFor();
    const job = { flavor: "cpu-basic", environment: { MODEL: "bert" }, secrets: { KEY: "k" }, timeoutSeconds: 1 };
    const bySpace = hub.webhooks.create({ ...watching, job: { ...job, spaceId: "ada/trainer" } });
    const byImage = hub.webhooks.create({ ...watching, job: { ...job, dockerImage: "python:3.12" } });
    hub.connectJob("ada/trainer", (env) => Number(env["MODEL"] !== "bert" || env["KEY"] !== "k"));
    hub.connectJob("python:3.12", "sleep 30");
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.settled();
    expect(bySpace.activity()).toMatchObject([{ status: "delivered" }]);
    expect(byImage.activity()).toMatchObject([
      {
        status: "retrying",
        attempts: [{ exchange: { reason: "timeout", detail: expect.stringMatching(/within 1000 ms/) } }],
      },
    ]);
  });

  it("is ended with the Hub, as long as it may take", async () => {
    const hub = hubFor();
    hub.webhooks.create({ ...watching, jobSourceId: "65f0" });
    hub.connectJob("65f0", "sleep 60");
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await new Promise((resolve) => setImmediate(resolve));
    await hub.close();
  });
});

describe("the activity", () => {
  it("never shows the secret, whatever a consumer sends back", async () => {
    const hub = hubFor();
    const settings = { ...watching, secret: "hunter2" };
    const webhooks = [
      hub.webhooks.create({ ...settings, url: "https://bot.example/" }),
      hub.webhooks.create({ ...settings, url: "https://broken.example/" }),
      hub.webhooks.create({ ...settings, jobSourceId: "65f0" }),
    ];
    hub.connect("https://bot.example/", () => new Response("I got hunter2", { headers: { "X-Got": "hunter2" } }));
    hub.connect("https://broken.example/", () => Promise.reject(new Error("hunter2")));
    hub.connectJob("65f0", 'echo "$WEBHOOK_SECRET" >&2');
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.settled();
    const shown = JSON.stringify(webhooks.map((webhook) => webhook.activity()));
    expect(shown).not.toContain("hunter2");
    expect(shown.match(/••••••/g)).toHaveLength(4);
  });
});
