/** `hubTest` beside what tests have of their own: an msw server, fake timers. */
import https from "node:https";
import { text } from "node:stream/consumers";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { hubTest } from "../../src/vitest/index.ts";

const OWN = "https://api.example/x";

/** By Node.js' own client, as axios and got have it. */
async function byHttps(url: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    https.get(url, (response) => void text(response).then(resolve, reject)).on("error", reject);
  });
}

const byFetch = async (url: string): Promise<string> => await (await fetch(url)).text();

describe("a server of the test's own, by msw", () => {
  const server = setupServer(http.get(OWN, () => HttpResponse.text("mine")));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  hubTest.for([byFetch, byHttps])("answers as ever, and so does the Hub: %s", async (ask, { hub }) => {
    expect(await ask(OWN)).toBe("mine");
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    expect(JSON.parse(await ask("https://huggingface.co/api/models/ada/bert"))).toMatchObject({ id: "ada/bert" });
    server.use(http.get(OWN, () => HttpResponse.text("another one")));
    expect(await ask(OWN)).toBe("another one");
    await expect(ask("https://nobody.example/")).rejects.toThrow();
  });

  it("is there after the Hub is gone, which sends nothing to the network either", async () => {
    expect([await byFetch(OWN), await byHttps(OWN)]).toEqual(["mine", "mine"]);
    await expect(byHttps("https://huggingface.co/api/models/ada/bert")).rejects.toThrow();
  });
});

describe("fake timers", () => {
  hubTest.for([undefined, ["setTimeout", "setImmediate", "setInterval", "performance", "Date"] as const])(
    "leave the Hub its clock, whatever they take: %s",
    async (toFake, { hub }) => {
      vi.useFakeTimers(toFake === undefined ? {} : { toFake: [...toFake] });
      try {
        const seen: number[] = [];
        hub.connect("https://bot.example/webhook", async (request) => {
          seen.push(hub.clock.nowMs());
          await request.text();
          return new Response(null, { status: seen.length > 2 ? 200 : 500 });
        });
        const watched = [{ type: "user", name: "ada" }] as const;
        hub.webhooks.create({ url: "https://bot.example/webhook", watched: [...watched], domains: ["repo"] });
        hub.as("ada").createRepo({ type: "model", name: "bert" });
        await hub.clock.advance({ hours: 24 });
        await hub.settled();
        expect(seen.length).toBeGreaterThan(2);
      } finally {
        vi.useRealTimers();
      }
    },
  );
});
