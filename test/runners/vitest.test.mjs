/** `hubTest` beside an msw server of the test's own, and fake timers. */
import { hubTest } from "hubhook/vitest";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { bot } from "./bot.mjs";

const server = setupServer(http.get("https://api.example/x", () => HttpResponse.text("mine")));
beforeAll(() => server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" }));
afterAll(() => server.close());

const url = "https://bot.example/webhook";

hubTest("answers a mention once, and leaves the server alone", async ({ hub }) => {
  hub.connect(url, bot);
  const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["discussion"] });
  const repo = hub.as("ada").createRepo({ type: "model", name: "bert" });
  repo.openDiscussion({ title: "A question", text: "Hello?" }).comment("@bot help");
  await hub.settled();
  expect(webhook).toHaveReceived("discussion.comment:create", { times: 2 });
  expect(webhook).toHaveAnswered(200);
  expect(await (await fetch("https://api.example/x")).text()).toBe("mine");
  await expect(fetch("https://nobody.example/")).rejects.toThrow();
});

hubTest("keeps its clock beside fake timers", async ({ hub }) => {
  vi.useFakeTimers();
  try {
    hub.connect(url, async () => new Response(null, { status: 500 }));
    const webhook = hub.webhooks.create({ url, watched: [{ type: "user", name: "ada" }], domains: ["repo"] });
    hub.as("ada").createRepo({ type: "model", name: "bert" });
    await hub.clock.advance({ hours: 80 });
    expect(webhook.activity()[0].attempts.length).toBeGreaterThan(2);
  } finally {
    vi.useRealTimers();
  }
  expect(await (await fetch("https://api.example/x")).text()).toBe("mine");
});
