import { connect } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { http } from "msw/http";
import { createHub, type Hub } from "../../src/hub/index.ts";
import { serveHandlers, type Served, type ServeOptions } from "../../src/server/index.ts";

const open: Served[] = [];

async function served(options: Partial<ServeOptions> = {}): Promise<Served> {
  const one = await serveHandlers({ port: 0, handlers: (origin) => createHub({ origin }).handlers, ...options });
  open.push(one);
  return one;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe("serveHandlers()", () => {
  it("answers over HTTP what the handlers answer", async () => {
    const { origin } = await served();
    const headers = { authorization: "Bearer hf_ada", "content-type": "application/json" };
    const body = JSON.stringify({
      url: "http://127.0.0.1:9/hook",
      watched: [{ type: "user", name: "ada" }],
      domains: ["repo"],
    });
    const created = await fetch(`${origin}/api/settings/webhooks`, { method: "POST", headers, body });
    expect({ status: created.status, body: await created.json() }).toMatchObject({
      status: 200,
      body: { webhook: { disabled: false } },
    });
    expect(await (await fetch(`${origin}/api/settings/webhooks`, { headers })).json()).toHaveLength(1);
  });

  it("listens on loopback only, unless told otherwise", async () => {
    expect((await served()).origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("says in JSON what it serves when asked for something else", async () => {
    const { origin } = await served();
    const answer = await fetch(`${origin}/api/nothing`);
    expect(answer.status).toBe(404);
    const { error, served: routes } = (await answer.json()) as { error: string; served: string[] };
    expect(error).toBe("hubhook does not serve GET /api/nothing.");
    expect(routes).toContain("GET /api/settings/webhooks");
  });

  it("refuses a body over the limit with 413, told or not told how long it is", async () => {
    const { origin } = await served({ maxBodyBytes: 1_000 });
    const url = `${origin}/api/settings/webhooks`;
    const known = await fetch(url, { method: "POST", body: "x".repeat(2_000) });
    const streamed = await fetch(url, {
      method: "POST",
      body: ReadableStream.from([new Uint8Array(2_000)]),
      duplex: "half",
    } as RequestInit);
    expect([known.status, streamed.status]).toEqual([413, 413]);
    expect(await known.json()).toEqual({ error: "The body is larger than 1,000 bytes." });
  });

  it("answers broken JSON with 400, and never with a stack trace", async () => {
    const { origin } = await served();
    const headers = { authorization: "Bearer hf_ada", "content-type": "application/json" };
    const answer = await fetch(`${origin}/api/settings/webhooks`, { method: "POST", headers, body: "{" });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it("turns a handler that throws into a 500 without a stack trace", async () => {
    const { origin } = await served({
      handlers: (own) => [
        http.get(`${own}/boom`, () => {
          throw new Error("boom");
        }),
      ],
    });
    const answer = await fetch(`${origin}/boom`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it("survives garbage on its port", async () => {
    const { origin } = await served();
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    socket.on("error", () => undefined).write("GARBAGE\r\n\r\n");
    await once(socket.resume(), "close");
    expect((await fetch(`${origin}/x`)).status).toBe(404);
  });

  it("says which port is taken", async () => {
    const { origin } = await served();
    await expect(served({ port: Number(new URL(origin).port) })).rejects.toThrow(
      /Failed to listen on 127.0.0.1:\d+.*Choose another port/,
    );
  });

  it("breaks the connection where a handler wants it, and the world stays as it was", async () => {
    const hubs: Hub[] = [];
    const { origin } = await served({
      handlers(own) {
        hubs.push(createHub({ origin: own }));
        return hubs.flatMap(({ handlers }) => handlers);
      },
    });
    hubs[0]?.fail({ kind: "cut", calls: /POST/, times: 1 });
    const headers = { authorization: "Bearer hf_ada" };
    const create = (): Promise<Response> =>
      fetch(`${origin}/api/repos/create`, { method: "POST", headers, body: JSON.stringify({ name: "bert" }) });
    await expect(create()).rejects.toThrow(/fetch failed/);
    expect(hubs[0]?.world.repos.size).toBe(0);
    expect((await create()).status).toBe(200);
  });
});
