import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import express from "express";
import fastify from "fastify";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Exchange, WireRequest } from "../../src/base/index.ts";
import { BODY_LIMIT_BYTES, nodeConsumer, urlConsumer, type NodeTarget } from "../../src/consumer/index.ts";
import { impatient, patient, requestTo } from "./request-to.ts";

const url = "https://bot.example/webhook?secret=s3cret";

async function sendTo(target: NodeTarget, options = patient, parts: Partial<WireRequest> = {}): Promise<Exchange> {
  const consumer = nodeConsumer(target);
  onTestFinished(() => consumer.close());
  return await consumer.send(requestTo(url, parts), options);
}

/** Answers with what it saw of the request. */
const mirror: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const seen = { method: request.method, url: request.url, headers: request.headers };
    response.writeHead(201, { "X-Trace": ["a", "b"] });
    response.end(JSON.stringify({ ...seen, rawHeaders: request.rawHeaders, body: Buffer.concat(chunks).toString() }));
  });
};

describe("nodeConsumer", () => {
  it("reports what fails after the answer", async () => {
    const consumer = nodeConsumer(async (_request, response) => {
      response.end();
      await new Promise((resolve) => setTimeout(resolve, 1));
      throw new Error("too late");
    });
    const late = Promise.withResolvers<string>();
    const exchange = await consumer.send(requestTo("https://bot.example/"), {
      ...patient,
      onLateFailure: late.resolve,
    });
    expect(exchange).toMatchObject({ kind: "answered", status: 200 });
    expect(await late.promise).toContain("Error: too late");
  });

  it("calls a listener with the request, and reports what it writes", async () => {
    const exchange = await sendTo(mirror, patient, {
      headers: [
        ["Content-Type", "application/json"],
        ["X-Webhook-Secret", "one"],
        ["X-Webhook-Secret", "two"],
      ],
    });
    expect(exchange).toMatchObject({ kind: "answered", status: 201, headers: { "x-trace": "a, b" }, bodyCut: false });
    expect(JSON.parse(exchange.kind === "answered" ? exchange.body : "null")).toEqual({
      method: "POST",
      url: "/webhook?secret=s3cret",
      headers: {
        "content-type": "application/json",
        "x-webhook-secret": "one, two",
        "content-length": "14",
        host: "bot.example",
      },
      rawHeaders: expect.arrayContaining(["x-webhook-secret", "one", "two"]),
      body: '{"event":"é"}',
    });
  });

  it.for<[what: string, target: () => NodeTarget]>([
    [
      "an Express app",
      () =>
        express()
          .use(express.json())
          .post("/webhook", (request, response) => void response.json(request.body)),
    ],
    [
      "a Fastify instance",
      () => {
        const app = fastify();
        app.post("/webhook", (request, reply) => reply.send(request.body));
        return app;
      },
    ],
    ["an http.Server that listens nowhere", () => createServer((request, response) => request.pipe(response))],
    [
      "an async function",
      () => async (request: IncomingMessage, response: ServerResponse) => void request.pipe(response),
    ],
  ])("takes %s", async ([_what, target]) => {
    expect(await sendTo(target())).toMatchObject({ kind: "answered", status: 200, body: '{"event":"é"}' });
  });

  it("leaves Express as it is for the real servers of the process", async () => {
    const app = express().post("/webhook", (_request, response) => void response.send("ok"));
    await sendTo(app);
    const server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const real = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/webhook`;
    const consumer = urlConsumer(real);
    onTestFinished(() => consumer.close());
    expect(await consumer.send(requestTo(real), patient)).toMatchObject({ status: 200, body: "ok" });
  });

  it("lets Express destroy a request", async () => {
    const app = express().post("/webhook", (request) => void request.destroy(new Error("no more")));
    expect(await sendTo(app)).toMatchObject({ kind: "unanswered", reason: "reset", detail: "no more" });
  });

  it.for<[what: string, reason: string, target: NodeTarget]>([
    [
      "throws",
      "threw",
      (_request: IncomingMessage, _response: ServerResponse) => {
        throw new TypeError("no such thing");
      },
    ],
    [
      "rejects",
      "threw",
      async (_request: IncomingMessage, _response: ServerResponse) => {
        throw new TypeError("no such thing");
      },
    ],
    [
      "throws in a timer",
      "escaped",
      () =>
        void setTimeout(() => {
          throw new TypeError("no such thing");
        }, 1),
    ],
    [
      "throws in an event listener",
      "escaped",
      (request: IncomingMessage) =>
        void request.on("data", () => {
          throw new TypeError("no such thing");
        }),
    ],
    ["is a server that nobody listens to", "threw", createServer()],
    [
      "destroys the response",
      "reset",
      (_request: IncomingMessage, response: ServerResponse) => void response.destroy(),
    ],
    ["destroys the socket", "reset", (request: IncomingMessage) => void request.socket.destroy()],
    [
      "destroys the response in its body",
      "reset",
      (_request: IncomingMessage, response: ServerResponse) => {
        response.write("hal");
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ["never answers", "timeout", () => undefined],
    ["never ends its body", "timeout", trickle],
  ])("says why there is no answer: it %s", async ([_what, reason, target]) => {
    const outcome = await sendTo(target, reason === "timeout" ? impatient : patient);
    expect(outcome).toMatchObject({ kind: "unanswered", reason, detail: expect.stringMatching(/\S/) });
  });

  it("keeps the start of an endless body, and stops reading", async () => {
    const outcome = await sendTo((_request: IncomingMessage, response: ServerResponse) => {
      const flood = (): void => {
        if (!response.destroyed) response.write("x".repeat(50_000), () => setImmediate(flood));
      };
      flood();
    });
    expect(outcome).toMatchObject({ kind: "answered", bodyCut: true, body: "x".repeat(BODY_LIMIT_BYTES) });
  });

  it("ends the response when time is over, so that the listener can stop", async () => {
    const closed = new Promise((resolve) => {
      void sendTo(
        (_request: IncomingMessage, response: ServerResponse) => void response.on("close", () => resolve(true)),
        impatient,
      );
    });
    expect(await closed).toBe(true);
  });

  it("takes an answer that comes before the request was read", async () => {
    const refuse: RequestListener = (_request, response) => void response.writeHead(413).end("too large");
    const outcome = await sendTo(refuse, patient, { body: "x".repeat(8_000_000) });
    expect(outcome).toMatchObject({ status: 413, body: "too large" });
  });

  it("sends an empty body", async () => {
    const outcome = await sendTo(mirror, patient, { body: "" });
    expect(outcome).toMatchObject({ status: 201, body: expect.stringContaining('"content-length":"0"') });
  });
});

function trickle(_request: IncomingMessage, response: ServerResponse): void {
  const timer = setInterval(() => response.write("."), 10);
  response.on("close", () => clearInterval(timer));
}
