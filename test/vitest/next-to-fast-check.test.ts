/** hubhook/vitest beside @fast-check/vitest: its properties take our arbitraries and matchers, and neither disturbs the other. */
import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { createHub, payload } from "../../src/index.ts";
import { hubTest } from "../../src/vitest/index.ts";

const url = "https://bot.example/webhook";
const watched = [{ type: "user", name: "ada" }] as const;
const pushes = payload({ events: ["repo.content:update"] }).filter(({ repo }) => repo.name.startsWith("ada/"));
const app = (): Response => new Response(null, { status: 202 });

describe("@fast-check/vitest's test.prop", () => {
  test.prop([pushes], { seed: 1, numRuns: 20 })("draws payloads, and our matchers tell of their Hub", async (push) => {
    const hub = createHub();
    hub.connect(url, app);
    const webhook = hub.webhooks.create({ url, watched, domains: ["repo"] });
    hub.send(push);
    await hub.settled();
    expect(webhook).toHaveReceived("repo.content:update", { times: 1 });
    expect(webhook).toHaveAnswered(202);
    await hub.close();
  });

  test("draws single values, too", async ({ g }) => {
    expect(["model", "dataset", "space", "bucket"]).toContain(g(() => pushes).repo.type);
  });
});

hubTest("works in the same file", async ({ hub }) => {
  hub.connect(url, app);
  const webhook = hub.webhooks.create({ url, watched, domains: ["repo"] });
  hub.as("ada").createRepo({ type: "model", name: "bert" });
  await hub.settled();
  expect(webhook).toHaveAnswered(202);
});
