import { describe, expect, it } from "vitest";
import type { Exchange, WireRequest } from "../../src/base/index.ts";
import { BODY_LIMIT_BYTES, fetchConsumer, type FetchHandler } from "../../src/consumer/index.ts";
import { impatient, patient, requestTo } from "./request-to.ts";

const url = "https://bot.example/webhook";

async function sendTo(handler: unknown, options = patient, parts: Partial<WireRequest> = {}): Promise<Exchange> {
  return await fetchConsumer(untyped(handler)).send(requestTo(url, parts), options);
}

/** Handlers in JavaScript do what the types forbid. */
function untyped(handler: unknown): FetchHandler {
  return (request) => (typeof handler === "function" ? handler(request) : handler);
}

describe("fetchConsumer", () => {
  it("calls the handler with the request, and reports what it returns", async () => {
    let received: Request | undefined;
    const exchange = await sendTo(
      async (request: Request) => {
        received = request.clone();
        return Response.json({ got: await request.text() }, { status: 201, headers: { "X-Trace": "a" } });
      },
      patient,
      {
        headers: [
          ["X-Webhook-Secret", "one"],
          ["X-Webhook-Secret", "two"],
        ],
      },
    );

    expect(exchange).toEqual({
      kind: "answered",
      status: 201,
      headers: { "content-type": "application/json", "x-trace": "a" },
      body: String.raw`{"got":"{\"event\":\"é\"}"}`,
      bodyCut: false,
      durationMs: expect.any(Number),
    });
    expect(received).toMatchObject({ method: "POST", url });
    expect(Object.fromEntries(received?.headers ?? [])).toEqual({ "x-webhook-secret": "one, two" });
  });

  it("sends bytes as they are", async () => {
    const body = Uint8Array.of(0xff, 0x00, 0xfe);
    const echo = async (request: Request): Promise<Response> => Response.json([...(await request.bytes())]);
    expect(await sendTo(echo, patient, { body })).toMatchObject({ body: "[255,0,254]" });
  });

  it.for<[what: string, reason: string, handler: unknown]>([
    [
      "throws",
      "threw",
      () => {
        throw new TypeError("no such thing");
      },
    ],
    [
      "rejects",
      "threw",
      async () => {
        throw new TypeError("no such thing");
      },
    ],
    ["rejects with nothing", "threw", () => Promise.reject()],
    ["returns nothing", "threw", () => undefined],
    ["returns what is no Response", "threw", () => ({ status: 200 })],
    ["returns a network error", "reset", () => Response.error()],
    ["returns a body of text chunks", "threw", () => new Response(textChunks())],
    [
      "breaks its body off",
      "threw",
      () => new Response(new ReadableStream({ start: (body) => body.error(new Error("broke")) })),
    ],
    ["never returns", "timeout", () => new Promise(() => undefined)],
    ["never ends its body", "timeout", () => new Response(trickle())],
  ])("says why there is no answer: the handler %s", async ([_what, reason, handler]) => {
    const outcome = await sendTo(handler, reason === "timeout" ? impatient : patient);
    expect(outcome).toMatchObject({ kind: "unanswered", reason, detail: expect.stringMatching(/\S/) });
  });

  it("leads to the line that threw", async () => {
    const outcome = await sendTo(() => {
      throw new TypeError("no such thing");
    });
    expect(outcome).toMatchObject({
      detail: expect.stringMatching(/^TypeError: no such thing at .*fetch-consumer\.test\.ts/),
    });
  });

  it("tells a handler that returns the same Response twice what is wrong", async () => {
    const ok = new Response("ok");
    const consumer = fetchConsumer(() => ok);
    expect(await consumer.send(requestTo(url), patient)).toMatchObject({ kind: "answered" });
    expect(await consumer.send(requestTo(url), patient)).toMatchObject({
      reason: "threw",
      detail: expect.stringContaining("Return a new one for each request"),
    });
  });

  it("does not blame the handler for a request that cannot travel", async () => {
    const outcome = await sendTo(() => new Response("ok"), patient, { headers: [["X-Webhook-Secret", "a\nb"]] });
    expect(outcome).toMatchObject({ kind: "unanswered", reason: "unsendable" });
  });

  it("keeps the start of an endless body, and stops reading", async () => {
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (body) => body.enqueue(new Uint8Array(50_000).fill(120)),
      cancel: () => void (cancelled = true),
    });
    const outcome = await sendTo(() => new Response(endless));
    expect(outcome).toMatchObject({ kind: "answered", bodyCut: true, body: "x".repeat(BODY_LIMIT_BYTES) });
    expect(cancelled).toBe(true);
  });

  it("stops reading a body when time is over", async () => {
    const cancelled = new Promise((resolve) => {
      const silent = new ReadableStream({ cancel: () => resolve(true) });
      void sendTo(() => new Response(silent), impatient);
    });
    expect(await cancelled).toBe(true);
  });

  it("leaves out a character that the limit cuts in two", async () => {
    const outcome = await sendTo(() => new Response(`${"x".repeat(BODY_LIMIT_BYTES - 1)}é`));
    expect(outcome).toMatchObject({ bodyCut: true, body: "x".repeat(BODY_LIMIT_BYTES - 1) });
  });

  it("keeps a body of exactly the limit whole", async () => {
    const outcome = await sendTo(() => new Response("x".repeat(BODY_LIMIT_BYTES)));
    expect(outcome).toMatchObject({ bodyCut: false, body: "x".repeat(BODY_LIMIT_BYTES) });
  });
});

function trickle(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (body) => new Promise((resolve) => setTimeout(() => resolve(body.enqueue(Uint8Array.of(46))), 10)),
  });
}

/** What only JavaScript lets pass for a stream of bytes. */
function textChunks(): ReadableStream {
  return ReadableStream.from(["text"]);
}
