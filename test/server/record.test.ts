import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";
import { virtualClock, type Exchange } from "../../src/base/index.ts";
import { fetchConsumer, urlConsumer } from "../../src/consumer/index.ts";
import { recordDeliveries, type Recorded, type RecordOptions, type Served } from "../../src/server/index.ts";

const open: { close(): unknown }[] = [];

interface Recording extends Served {
  readonly recorded: readonly Recorded[];
}

async function recording(
  to: RecordOptions["to"] = null,
  onForwarded?: (exchange: Exchange) => void,
): Promise<Recording> {
  const recorded: Recorded[] = [];
  const served = await recordDeliveries({
    port: 0,
    clock: virtualClock(),
    to,
    onDelivery: (one) => void recorded.push(one),
    ...(onForwarded !== undefined && { onForwarded }),
  });
  open.push(served);
  return { ...served, recorded };
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const payload = plainPayload("discussion:create", "model");

describe("recordDeliveries()", () => {
  it("keeps payload, headers and time, with the secret masked", async () => {
    const { origin, recorded } = await recording();
    const headers = { "Content-Type": "application/json", "X-Webhook-Secret": "s3cret", "Webhook-Id": "1".repeat(24) };
    const answer = await fetch(`${origin}/any/path`, { method: "POST", headers, body: JSON.stringify(payload) });
    expect(answer.status).toBe(202);
    expect(recorded).toEqual([
      {
        at: "2026-01-01T00:00:00.000Z",
        payload,
        drift: [],
        headers: expect.objectContaining({ "x-webhook-secret": "••••••", "webhook-id": "1".repeat(24) }),
      },
    ]);
    expect(JSON.stringify(recorded)).not.toContain("s3cret");
  });

  it("tells where a payload differs from what the schemas know", async () => {
    const { origin, recorded } = await recording();
    await fetch(origin, { method: "POST", body: JSON.stringify({ ...payload, actor: "ada" }) });
    await fetch(origin, { method: "POST", body: "{" });
    expect(recorded.map(({ drift }) => drift)).toEqual([
      ['/actor: expected no such property, got "ada"'],
      ["the body is not JSON"],
    ]);
  });

  it("passes the bytes on as they came, with the secret", async () => {
    const got: { body: Buffer; secret: unknown }[] = [];
    const consumer = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        got.push({ body: Buffer.concat(parts), secret: request.headers["x-webhook-secret"] });
        response.end();
      });
    });
    await once(consumer.listen(0, "127.0.0.1"), "listening");
    open.push(consumer);
    const address = consumer.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/hook`;
    const sender = urlConsumer(url);
    open.push(sender);
    const forwarded = Promise.withResolvers<Exchange>();
    const { origin } = await recording({ url, consumer: sender, timeoutMs: 5_000 }, forwarded.resolve);
    const bytes = Uint8Array.of(0x7b, 0xff, 0xfe, 0x00, 0x7d);
    await fetch(origin, { method: "POST", body: bytes, headers: { "X-Webhook-Secret": "s3cret" } });
    expect(await forwarded.promise).toMatchObject({ kind: "answered", status: 200 });
    expect(got).toEqual([{ body: Buffer.from(bytes), secret: "s3cret" }]);
  });

  it("answers at once, however long the consumer takes", async () => {
    const never = fetchConsumer(() => new Promise<Response>(() => undefined));
    const { origin, recorded } = await recording({
      url: "http://consumer.example/",
      consumer: never,
      timeoutMs: 60_000,
    });
    expect((await fetch(origin, { method: "POST", body: "{}" })).status).toBe(202);
    expect(recorded).toHaveLength(1);
  });

  it("says what to do to whoever does not POST", async () => {
    const { origin } = await recording();
    expect((await fetch(origin)).status).toBe(405);
  });
});
