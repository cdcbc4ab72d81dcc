import fc from "fast-check";
import { describe, expect } from "vitest";
import { payload } from "../../src/arbitraries/index.ts";
import { hubTest } from "../../src/vitest/index.ts";

const url = "https://bot.example/webhook";
const app = (request: Request): Response =>
  new Response(null, { status: request.headers.has("webhook-id") ? 202 : 400 });

describe("hubTest", () => {
  hubTest("gives a Hub whose deliveries can be asked for", async ({ hub }) => {
    hub.connect(url, app);
    const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["discussion"] });
    expect(() => expect(webhook).toHaveAnswered()).toThrow("It was sent nothing");
    const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
    repo.openDiscussion({ title: "A question", text: "Hello?" });
    await hub.settled();
    expect(webhook).toHaveReceived("discussion:create", { times: 1 });
    expect(webhook).not.toHaveReceived("repo:create");
    expect(webhook).toHaveAnswered(202);
    expect(webhook).toHaveAnswered();
  });

  hubTest("shows the activity when it was another one", async ({ hub }) => {
    hub.connect(url, () => new Response(null, { status: 418 }));
    const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["repo"] });
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.settled();
    expect(() => expect(webhook).toHaveReceived("repo:delete")).toThrow(
      /was not sent repo:delete[^]*repo:create ada\/bert/,
    );
    expect(() => expect(webhook).toHaveAnswered(200)).toThrow(/expected to answer 200[^]*418 in/);
    expect(() => expect({}).toHaveReceived("repo:create")).toThrow("no webhook");
  });

  hubTest("moves the clock only when the test does", async ({ hub, clock }) => {
    hub.connect(url, () => new Response(null, { status: 503 }));
    const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["repo"] });
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.settled();
    expect(webhook.activity()[0]?.attempts).toHaveLength(1);
    await clock.advance({ minutes: 10 });
    expect(webhook.activity()[0]?.attempts).toHaveLength(3);
  });

  hubTest("answers what is sent to the real Hub, and is the only one to", async ({ hub }) => {
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    const answer = await fetch("https://huggingface.co/api/models/ada/bert");
    expect(await answer.json()).toMatchObject({ id: "ada/bert" });
  });

  describe("with something watched", () => {
    const watching = hubTest.override({ watched: [{ type: "dataset", name: "acme/trees" }], domains: ["repo"] });

    watching("has it on the Hub, with the ids that payloads have", async ({ hub, aim, seed, watched }) => {
      hub.connect(url, app);
      const webhook = hub.webhooks.create({ url, watched, domains: ["repo"] });
      const answer = await fetch("https://huggingface.co/api/datasets/acme/trees");
      expect(await answer.json()).toMatchObject({ id: "acme/trees" });
      const [known] = hub.world.repos.values();
      await fc.assert(
        fc.asyncProperty(payload({ aim }), async (one) => {
          expect(one).toMatchObject({ repo: { name: "acme/trees", type: "dataset", id: known?.id } });
          hub.send(one);
          await hub.settled();
        }),
        { seed, numRuns: 10 },
      );
      expect(webhook).toHaveAnswered(202);
    });
  });

  hubTest("has a seed for properties, next to fast-check's own", ({ hub, seed }) => {
    fc.assert(
      fc.property(payload({ events: ["repo:create"] }), (value) => {
        hub.learn(value);
        expect(hub.world.repos.get(value.repo.id)?.name).toBe(value.repo.name);
      }),
      { seed, numRuns: 20 },
    );
  });
});

describe("toKeepPromises", () => {
  hubTest("fuzzes a consumer", async ({ seed }) => {
    const options = { seed, runs: 10, checks: ["accepts-every-event"] };
    await expect(() => new Response()).toKeepPromises(options);
    const refusing = expect(() => new Response(null, { status: 500 })).toKeepPromises(options);
    await expect(refusing).rejects.toThrow(/✗ accepts-every-event[^]*The consumer answered 500/);
  });
});
