import { getResponse } from "msw";
import { describe, expect, it, onTestFinished } from "vitest";
import { virtualClock } from "../../../src/base/index.ts";
import { createHub, type Hub, type HubOptions } from "../../../src/hub/index.ts";
import { formatIssue, parseSettings, valueAt, type Webhook } from "../../../src/payload/index.ts";
import { payloadOf } from "../../delivery/payloads.ts";

const settings = {
  url: "https://bot.example/webhook",
  watched: [{ type: "user", name: "ada" }],
  domains: ["repo", "discussion"],
};

function hubFor(options: HubOptions = {}): Hub {
  const hub = createHub({ ...options, clock: virtualClock() });
  onTestFinished(() => hub.close());
  return hub;
}

interface Call {
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the settings API as a client does. @param route - As in "POST /" for `POST /api/settings/webhooks`. */
async function call(hub: Hub, route: string, { token = "hf_ada", body, headers = {} }: Call = {}): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const request = new Request(`https://huggingface.co/api/settings/webhooks${path.replace(/^\/$/, "")}`, {
    method,
    headers: { ...headers, ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await getResponse(hub.handlers, request);
  if (response === undefined) throw new Error(`nobody answers ${route}`);
  return response;
}

/** Creates a webhook. @returns Its id. */
async function create(hub: Hub, more: object = {}, token = "hf_ada"): Promise<string> {
  return (await webhookIn(await call(hub, "POST /", { token, body: { ...settings, ...more } }))).id;
}

/** The webhook in an answer, which has to be one by its schema. */
async function webhookIn(response: Response): Promise<Webhook> {
  const parsed = parseSettings("webhook", valueAt(await response.json(), "/webhook"), { strict: true });
  if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join("; "));
  return parsed.body;
}

describe("the settings API", () => {
  it("creates, shows, changes, switches and deletes a webhook", async () => {
    const hub = hubFor();
    const created = await call(hub, "POST /", { body: { ...settings, secret: "s3cret" } });
    expect(created.status).toBe(200);
    const webhook = await webhookIn(created);
    expect(webhook).toEqual({
      ...settings,
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      disabled: false,
      hasSecret: true,
    });

    const { id } = webhook;
    expect(await (await call(hub, `GET /${id}`)).json()).toEqual({ webhook });
    expect(await (await call(hub, "GET /")).json()).toEqual([webhook]);

    const changed = { ...settings, url: "https://bot.example/new", domains: ["repo"] };
    expect(await (await call(hub, `POST /${id}`, { body: changed })).json()).toEqual({
      webhook: { ...webhook, ...changed },
    });
    expect(await (await call(hub, `POST /${id}/disable`)).json()).toMatchObject({ webhook: { disabled: true } });
    expect(await (await call(hub, `POST /${id}/enable`)).json()).toMatchObject({ webhook: { disabled: false } });

    expect((await call(hub, `DELETE /${id}`)).status).toBe(200);
    expect(await (await call(hub, "GET /")).json()).toEqual([]);
  });

  it("replays a delivery, and answers with the consumer's status", async () => {
    const hub = hubFor();
    const id = await create(hub);
    const statuses = [500, 418];
    hub.connect(settings.url, () => new Response(null, { status: statuses.shift() ?? 200 }));
    const [delivery] = hub.send(payloadOf());
    await hub.settled();
    expect(await (await call(hub, `POST /${id}/replay/${delivery?.id}`)).json()).toEqual({ status: 418 });

    hub.connect(settings.url, () => Promise.reject(new Error("broken")));
    expect(await (await call(hub, `POST /${id}/replay/${delivery?.id}`)).json()).toEqual({ status: 0 });
    expect((await call(hub, `POST /${id}/replay/${"0".repeat(24)}`)).status).toBe(404);
  });

  it("takes a Job in place of a URL, shows it without its secrets, and changes it", async () => {
    const hub = hubFor();
    const { url: _, ...watching } = settings;
    const created = await call(hub, "POST /", {
      body: { ...watching, jobSourceId: "65f0", secrets: { HF_TOKEN: "hunter2" }, secret: "s3cret" },
    });
    const webhook = await webhookIn(created);
    const job = { flavor: "cpu-basic" };
    expect(webhook).toEqual({ ...watching, id: webhook.id, job, disabled: false, hasSecret: true });

    const whole = {
      flavor: "l4x1",
      dockerImage: "python:3.12",
      command: ["python", "train.py"],
      environment: { A: "a" },
    };
    const update = { body: { ...watching, job: { ...whole, secrets: { HF_TOKEN: "hunter2" } } } };
    expect(await webhookIn(await call(hub, `POST /${webhook.id}`, update))).toEqual({ ...webhook, job: whole });
    expect(await (await call(hub, "GET /")).text()).not.toContain("hunter2");

    const toUrl = await webhookIn(await call(hub, `POST /${webhook.id}`, { body: settings }));
    expect(toUrl).toEqual({ ...settings, id: webhook.id, disabled: false, hasSecret: true });
  });

  it("replays a Job, and answers 200 or 500 by how it ended", async () => {
    const hub = hubFor();
    const exitCodes = [0, 0, 3];
    hub.connectJob("65f0", () => exitCodes.shift());
    const id = await create(hub, { url: undefined, jobSourceId: "65f0" });
    const [delivery] = hub.send(payloadOf());
    await hub.settled();
    const replayed = async (): Promise<unknown> => (await call(hub, `POST /${id}/replay/${delivery?.id}`)).json();
    expect([await replayed(), await replayed()]).toEqual([{ status: 200 }, { status: 500 }]);
  });

  it("knows only the users that it is told of, whatever the token", async () => {
    const hub = hubFor({ knownUsers: ["ada", "bob"], users: { secret_of_bob: "bob", secret_of_eve: "eve" } });
    const statuses = ["hf_ada", "secret_of_bob", "hf_eve", "secret_of_eve"].map(
      async (token) => (await call(hub, "GET /", { token })).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 401, 401]);
  });

  it("keeps the webhooks of users apart", async () => {
    const hub = hubFor({ users: { hf_xyz: "bob" } });
    const id = await create(hub);
    for (const route of [`GET /${id}`, `POST /${id}/disable`, `DELETE /${id}`]) {
      expect((await call(hub, route, { token: "hf_xyz" })).status).toBe(404);
    }
    expect((await call(hub, `POST /${id}`, { token: "hf_xyz", body: settings })).status).toBe(404);
    expect(await (await call(hub, "GET /", { token: "hf_xyz" })).json()).toEqual([]);
    hub.webhooks.create({ ...hub.webhooks.get(id), url: settings.url, owner: "bob" });
    expect(await (await call(hub, "GET /", { token: "hf_xyz" })).json()).toHaveLength(1);
  });

  it.for([null, "", "abc", "hf_"])("wants to know who asks: %j", async (token) => {
    const hub = hubFor();
    const message = "Invalid credentials in Authorization header";
    for (const route of ["GET /", "POST /", `DELETE /${"0".repeat(24)}`]) {
      const response = await call(hub, route, { token });
      expect(response.status).toBe(401);
      expect(response.headers.get("X-Error-Message")).toBe(message);
      expect(await response.json()).toEqual({ error: message });
    }
  });

  it.for<[what: string, error: RegExp, body: unknown]>([
    ["broken JSON", /not a JSON object/, "{"],
    ["no body", /not a JSON object/, undefined],
    ["an array", /not a JSON object/, []],
    ["nothing to watch", /Watch at least one thing/, { ...settings, watched: [] }],
    ["no domains", /"repo", "discussion" or both/, { ...settings, domains: undefined }],
    ["a domain in another script", /"repo", "discussion" or both/, { ...settings, domains: ["дом"] }],
    ["a secret that no header can carry", /index 1/, { ...settings, secret: "aß" }],
    ["both a URL and a Job", /"url" and "jobSourceId" are both given/, { ...settings, jobSourceId: "65f0c2a4" }],
    ["a Job without hardware", /flavor/, { ...settings, url: undefined, job: { command: ["true"] } }],
  ])("refuses %s, when creating and when changing", async ([_what, error, body]) => {
    const hub = hubFor();
    const id = await create(hub);
    const before = await (await call(hub, "GET /")).json();
    for (const route of ["POST /", `POST /${id}`]) {
      const response = await call(hub, route, { body });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.stringMatching(error) });
      expect(response.headers.get("X-Error-Message")).toMatch(/^[\x20-\x7E]+$/);
    }
    expect(await (await call(hub, "GET /")).json()).toEqual(before);
  });

  it("keeps URL and secret of a webhook whose update does not name them", async () => {
    const hub = hubFor({ showSecrets: true });
    const id = await create(hub, { secret: "s3cret" });
    const { watched, domains } = settings;
    const webhook = await webhookIn(await call(hub, `POST /${id}`, { body: { watched, domains } }));
    expect(webhook).toMatchObject({ url: settings.url, secret: "s3cret" });
  });

  it("takes the domain as HF's command line spells it", async () => {
    const hub = hubFor();
    const id = await create(hub, { domains: ["discussions"] });
    expect(hub.webhooks.get(id).domains).toEqual(["discussion"]);
  });

  it("answers with the Hub's headers, and the client's trace id behind its own", async () => {
    const response = await call(hubFor(), "GET /", { headers: { "X-Amzn-Trace-Id": "3f2a" } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-powered-by": "huggingface-moon",
      "x-request-id": expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};3f2a$/),
    });
  });

  it("is found where the Hub is said to be", async () => {
    const hub = hubFor({ origin: "http://127.0.0.1:8080" });
    const request = new Request("http://127.0.0.1:8080/api/settings/webhooks", {
      headers: { Authorization: "Bearer hf_a" },
    });
    expect((await getResponse(hub.handlers, request))?.status).toBe(200);
  });

  it("keeps the secret to itself, in errors too", async () => {
    const hub = hubFor();
    const body = { ...settings, secret: "hunter2", watched: [] };
    expect(await (await call(hub, "POST /", { body })).text()).not.toContain("hunter2");
    await create(hub, { secret: "hunter2" });
    expect(await (await call(hub, "GET /")).text()).not.toContain("hunter2");
  });
});
