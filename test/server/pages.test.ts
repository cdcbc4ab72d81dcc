import fc from "fast-check";
import { getResponse } from "msw";
import { describe, expect, it, onTestFinished } from "vitest";
import { edgeCase, plainPayload } from "../../src/arbitraries/index.ts";
import { virtualClock, type VirtualClock } from "../../src/base/index.ts";
import { createHub, type Hub } from "../../src/hub/index.ts";
import { isRepoType, type AnyPayload } from "../../src/payload/index.ts";
import { serveHandlers, webhookPages } from "../../src/server/index.ts";

const ORIGIN = "http://127.0.0.1:5000";
const url = "https://bot.example/webhook";
const watched = [{ type: "user", name: "ada" }] as const;
const domains = ["repo", "discussion"] as const;

function hubFor(answer: (request: Request) => Response | Promise<Response> = () => new Response()): Hub<VirtualClock> {
  const hub = createHub({ clock: virtualClock(), origin: ORIGIN });
  onTestFinished(() => hub.close());
  hub.connect(url, answer);
  return hub;
}

async function visited(hub: Hub, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await getResponse(webhookPages(ORIGIN, hub), new Request(`${ORIGIN}${path}`, init));
  if (response === undefined) throw new Error(`There is no page ${path}.`);
  return response;
}

/** What a page is made of: its tags, with their attributes, as a browser finds them. */
function tagsOf(html: string): readonly string[] {
  return (html.match(/<[a-z!/?][^>]*>/gi) ?? []).map((tag) => tag.replaceAll(/[0-9a-f]{24}/g, "…"));
}

describe("the page of all webhooks", () => {
  it("leads to the activity of each, and shows neither secrets nor queries", async () => {
    const hub = hubFor();
    expect(await (await visited(hub, "/settings/webhooks")).text()).toContain("hf webhooks create");
    const webhook = hub.webhooks.create({
      url: `${url}?secret=hunter2`,
      secret: "hunter3",
      watched,
      domains,
      owner: "eve",
    });
    hub.webhooks.create({ jobSourceId: "<65f0>", secret: "hunter4", watched, domains }).disable();
    const html = await (await visited(hub, "/settings/webhooks")).text();
    expect(html).toContain(`href="/settings/webhooks/${webhook.id}/activity"`);
    expect(html).toContain("https://bot.example/webhook?…");
    expect(html).toContain("Job &lt;65f0&gt;");
    expect(html).not.toContain("hunter");
  });
});

describe("the page of a webhook's activity", () => {
  it("shows what became of each delivery, the newest first, and older ones on the next page", async () => {
    const hub = hubFor(() => new Response("no, thanks", { status: 418 }));
    const webhook = hub.webhooks.create({ url, watched, domains });
    const ids = Array.from({ length: 51 }, () => hub.send(plainPayload("repo:create", "model"))[0]?.id ?? "");
    hub.webhooks.get(webhook.id);
    await hub.settled();
    const html = await (await visited(hub, `/settings/webhooks/${webhook.id}/activity`)).text();
    const shown = [...html.matchAll(/<article id="(\w+)"/g)].map(([, id]) => id);
    expect(shown).toEqual(ids.slice(1).toReversed());
    expect(html).toContain("HTTP 418");
    expect(html).toContain("no, thanks");
    const next = /<a rel="next" href="([^"]+)"/.exec(html)?.[1] ?? "";
    const older = await (await visited(hub, next)).text();
    expect([...older.matchAll(/<article id="(\w+)"/g)].map(([, id]) => id)).toEqual([ids[0]]);
    expect(older).not.toContain('rel="next"');
  });

  it("replays by a button, and comes back to the delivery", async () => {
    const statuses = [500, 204];
    const hub = hubFor(() => new Response(null, { status: statuses.shift() ?? 500 }));
    const webhook = hub.webhooks.create({ url, watched, domains });
    const [delivery] = hub.send(plainPayload("repo:create", "model"));
    await hub.settled();
    const html = await (await visited(hub, `/settings/webhooks/${webhook.id}/activity`)).text();
    const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? "";
    const answer = await visited(hub, action, { method: "POST", headers: { Origin: ORIGIN } });
    expect([answer.status, answer.headers.get("Location")]).toEqual([
      303,
      `/settings/webhooks/${webhook.id}/activity#${delivery?.id}`,
    ]);
    expect(webhook.activity()).toMatchObject([{ status: "delivered", attempts: { length: 2 } }]);
  });

  it("replays nothing for another site", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create({ url, watched, domains });
    const [delivery] = hub.send(plainPayload("repo:create", "model"));
    await hub.settled();
    const path = `/settings/webhooks/${webhook.id}/activity/${delivery?.id}/replay`;
    for (const origin of ["https://evil.example", "null"]) {
      expect((await visited(hub, path, { method: "POST", headers: { Origin: origin } })).status).toBe(403);
    }
    expect(webhook.activity()[0]?.attempts).toHaveLength(1);
  });

  it("says so when there is no such webhook or delivery", async () => {
    const hub = hubFor();
    const webhook = hub.webhooks.create({ url, watched, domains });
    const missing = await visited(hub, "/settings/webhooks/%3Cb%3E/activity");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("&lt;b&gt;");
    const unknown = await visited(hub, `/settings/webhooks/${webhook.id}/activity/x/replay`, { method: "POST" });
    expect(unknown.status).toBe(404);
  });

  it("is the same page around any payload and any answer, and may run nothing", async () => {
    const pageFor = async (payload: AnyPayload): Promise<Response> => {
      const hub = hubFor(async (request) => new Response(await request.text()));
      const name = payload.repo.name.split("/")[0] ?? "";
      const { type } = payload.repo;
      const watched = [{ type: payload.repo.name.includes("/") || !isRepoType(type) ? "user" : type, name }] as const;
      const webhook = hub.webhooks.create({ url, watched, domains });
      hub.send(payload);
      await hub.settled();
      const response = await visited(hub, `/settings/webhooks/${webhook.id}/activity`);
      await hub.close();
      return response;
    };
    const plain = await pageFor(plainPayload("discussion.comment:create", "model"));
    expect(plain.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const tags = tagsOf(await plain.text());
    expect(tags).toContain('<article id="…" aria-labelledby="title-…">');
    const names = [
      "comment-html-characters",
      "title-html-characters",
      "comment-of-anything",
      "title-template-characters",
    ];
    await fc.assert(
      fc.asyncProperty(edgeCase({ names }), async ({ payload }) => {
        const html = await (await pageFor(payload)).text();
        const event = `${payload.event.scope}:${payload.event.action}`;
        expect(tagsOf(html).map((tag) => tag.replace(event, "discussion.comment:create"))).toEqual(tags);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe("a served Hub", () => {
  it("answers by any name of this machine, and to no name of another site", async () => {
    const served = await serveHandlers({
      port: 0,
      handlers: (origin) => {
        const hub = createHub({ origin });
        return [...webhookPages(origin, hub), ...hub.handlers];
      },
    });
    onTestFinished(() => served.close());
    const { port } = new URL(served.origin);
    const headers = { authorization: "Bearer hf_ada" };
    const body = JSON.stringify({ name: "bert" });
    const created = await fetch(`http://localhost:${port}/api/repos/create`, { method: "POST", headers, body });
    expect(await created.json()).toMatchObject({ url: `${served.origin}/ada/bert` });
    expect((await fetch(`http://localhost:${port}/settings/webhooks`)).status).toBe(200);
    const { request } = await import("node:http");
    const status = await new Promise((resolve) => {
      const options = { port, path: "/settings/webhooks", headers: { host: `evil.example:${port}` } };
      request(options, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(404);
  });
});
