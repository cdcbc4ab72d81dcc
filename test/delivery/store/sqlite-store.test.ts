import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { UnableError, virtualClock, type VirtualClock } from "../../../src/base/index.ts";
import { sqliteStore } from "../../../src/delivery/index.ts";
import { createHub, type Hub, type HubOptions } from "../../../src/hub/index.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { payloadOf } from "../payloads.ts";

const START_MS = 1_800_000_000_000;
const url = "https://bot.example/";
const settings = { url, secret: "s3cret", watched: [{ type: "user", name: "ada" }], domains: ["repo"] } as const;

interface Run {
  readonly hub: Hub<VirtualClock>;
  /** Ends the Hub, and closes its database. */
  stop(): Promise<void>;
}

/** A Hub on a database, as it is after `afterMs`; the consumer answers with `status`. */
function run(file: string, status: number, afterMs = 0, options: HubOptions = {}): Run {
  const database = new DatabaseSync(file);
  const clock = virtualClock(START_MS + afterMs);
  const hub = createHub({ ...options, clock, store: sqliteStore(database) });
  hub.connect(url, () => new Response(null, { status }));
  const stop = async (): Promise<void> => {
    await hub.close();
    if (database.isOpen) database.close();
  };
  onTestFinished(stop);
  return { hub, stop };
}

async function newFile(): Promise<string> {
  return join(await temporaryFolder(), "hub.db");
}

describe("a Hub on a SQLite store", () => {
  it("has its webhooks and their activity again after a restart", async () => {
    const file = await newFile();
    const first = run(file, 204);
    const before = first.hub.webhooks.create(settings);
    const other = first.hub.webhooks.create({ ...settings, url: "https://other.example/" });
    other.disable();
    first.hub.webhooks.create(settings).delete();
    first.hub.send(payloadOf());
    await first.hub.settled();
    const activity = before.activity();
    await first.stop();

    const { hub } = run(file, 204);
    const webhook = hub.webhooks.get(before.id);
    expect(hub.webhooks.list().map(({ id, disabled }) => [id, disabled])).toEqual([
      [before.id, false],
      [other.id, true],
    ]);
    expect(webhook.activity()).toEqual(activity);
    expect(webhook.hasSecret).toBe(true);
    expect(webhook.usage().used).toBe(1);
    hub.send(payloadOf());
    await hub.settled();
    expect(webhook.activity().map(({ status }) => status)).toEqual(["delivered", "delivered"]);
    expect(hub.webhooks.create(settings).id).not.toBe(before.id);
  });

  it("gives every delivery an id of its own, though each Hub has the same seed", async () => {
    const file = await newFile();
    const first = run(file, 204);
    const { id } = first.hub.webhooks.create(settings);
    for (let sent = 0; sent < 3; sent += 1) first.hub.send(payloadOf());
    await first.stop();
    const { hub } = run(file, 204);
    for (let sent = 0; sent < 5; sent += 1) hub.send(payloadOf());
    await hub.settled();
    expect(
      new Set(
        hub.webhooks
          .get(id)
          .activity()
          .map((delivery) => delivery.id),
      ).size,
    ).toBe(8);
  });

  it("goes on with the retries where they were, and sends again what was under way", async () => {
    const file = await newFile();
    const first = run(file, 503);
    const { id } = first.hub.webhooks.create(settings);
    first.hub.send(payloadOf()); // its retry is due 5 s later
    await first.hub.settled();
    first.hub.send(payloadOf()); // is under way, or not even that
    await first.stop();

    const { hub } = run(file, 204, 4_000);
    await hub.settled();
    const statuses = (): unknown =>
      hub.webhooks
        .get(id)
        .activity()
        .map(({ status, attempts }) => [status, attempts.length]);
    expect(statuses()).toEqual([
      ["delivered", 1],
      ["retrying", 1],
    ]);
    await hub.clock.advance({ seconds: 1 });
    expect(statuses()).toEqual([
      ["delivered", 1],
      ["delivered", 2],
    ]);
  });

  it("counts triggers of before the restart against the limit", async () => {
    const file = await newFile();
    const policy = { rateLimit: { maxTriggers: 2, windowMs: 60_000 } };
    const first = run(file, 204, 0, { policy });
    const { id } = first.hub.webhooks.create(settings);
    for (let sent = 0; sent < 3; sent += 1) first.hub.send(payloadOf());
    await first.stop();
    const { hub } = run(file, 204, 1_000, { policy });
    expect(hub.send(payloadOf())).toMatchObject([{ status: "limited", nextFreeAtMs: START_MS + 60_000 }]);
    expect(hub.webhooks.get(id).usage()).toMatchObject({ used: 2 });
  });

  it("does not take the calls of before the restart for its own", async () => {
    const file = await newFile();
    const first = run(file, 204);
    const { id } = first.hub.webhooks.create(settings);
    const { handlers } = first.hub;
    const { getResponse } = await import("msw");
    const headers = { authorization: "Bearer hf_ada" };
    const request = new Request("https://huggingface.co/api/repos/create", {
      method: "POST",
      headers,
      body: '{"name":"bert"}',
    });
    await getResponse(handlers, request);
    await first.hub.settled();
    expect(first.hub.webhooks.get(id).activity()).toMatchObject([{ raisedBy: 1 }]);
    await first.stop();
    expect(run(file, 204).hub.webhooks.get(id).activity()).toMatchObject([{ raisedBy: null }]);
  });

  it("refuses a database that is not its own, or of another version", async () => {
    const foreign = new DatabaseSync(await newFile());
    foreign.exec("CREATE TABLE recipes (name TEXT)");
    expect(() => sqliteStore(foreign)).toThrow(UnableError);
    const newer = new DatabaseSync(await newFile());
    sqliteStore(newer);
    newer.exec("PRAGMA user_version = 99");
    expect(() => sqliteStore(newer)).toThrow(/another version.*99/);
  });

  it("has the database for itself", async () => {
    const file = await newFile();
    run(file, 204);
    expect(() => sqliteStore(new DatabaseSync(file))).toThrow(/hub\.db: database is locked. Stop the program/);
  });
});
