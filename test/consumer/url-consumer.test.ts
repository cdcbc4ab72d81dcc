import { createServer } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Exchange, WireRequest } from "../../src/base/index.ts";
import { BODY_LIMIT_BYTES, urlConsumer, type SendOptions } from "../../src/consumer/index.ts";
import { rawServer } from "./raw-server.ts";
import { impatient, patient, requestTo } from "./request-to.ts";

async function sendTo(
  url: string,
  options: SendOptions = patient,
  parts: Partial<WireRequest> = {},
): Promise<Exchange> {
  const consumer = urlConsumer(url);
  onTestFinished(() => consumer.close());
  return await consumer.send(requestTo(url, parts), options);
}

/** The exchange with a server that writes `answer` once the request has come in, and then does `then`. */
async function answeredWith(answer: string, then: (socket: Socket) => void, options = patient): Promise<Exchange> {
  return await sendTo(await rawServer((socket) => socket.write(answer, () => then(socket))), options);
}

const end = (socket: Socket): void => void socket.end();
const reset = (socket: Socket): void => void socket.resetAndDestroy();
const wait = (): void => undefined;

describe("urlConsumer", () => {
  it("sends the request as it is, and reports the answer", async () => {
    let received = "";
    const url = await rawServer((socket, data) => {
      received = data.toString();
      socket.end("HTTP/1.1 202 Accepted\r\nX-Trace: a\r\nX-Trace: b\r\nContent-Length: 4\r\n\r\ndone");
    });

    const exchange = await sendTo(`${url}?secret=s3cret`, patient, {
      headers: [
        ["Content-Type", "application/json"],
        ["X-Webhook-Secret", "one"],
        ["X-Webhook-Secret", "two"],
      ],
    });

    expect(exchange).toEqual({
      kind: "answered",
      status: 202,
      headers: { "x-trace": "a, b", "content-length": "4" },
      body: "done",
      bodyCut: false,
      durationMs: expect.any(Number),
    });
    const { host } = new URL(url);
    expect(received.split("\r\n")).toEqual([
      "POST /webhook?secret=s3cret HTTP/1.1",
      `host: ${host}`,
      "connection: keep-alive",
      "Content-Type: application/json",
      "X-Webhook-Secret: one",
      "X-Webhook-Secret: two",
      "content-length: 14",
      "",
      '{"event":"é"}',
    ]);
  });

  it("names itself without what may be secret", () => {
    expect(urlConsumer("http://ada:pw@bot.example/webhook?secret=s3cret").name).toBe("http://bot.example/webhook");
  });

  it("takes a redirect for an answer and does not follow it", async () => {
    const exchange = await answeredWith("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", end);
    expect(exchange).toMatchObject({ status: 302, headers: { location: "/elsewhere" } });
  });

  it("passes over an early hint to the answer", async () => {
    const exchange = await answeredWith("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", end);
    expect(exchange).toMatchObject({ status: 204 });
  });

  it("keeps connections open from one request to the next", async () => {
    let connections = 0;
    const server = createServer((request, response) => request.resume().on("end", () => response.end("ok")));
    server.on("connection", () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = typeof address === "object" ? `http://127.0.0.1:${address?.port}/` : "";
    const consumer = urlConsumer(url);
    onTestFinished(() => consumer.close());

    for (let sent = 0; sent < 20; sent += 1) await consumer.send(requestTo(url), patient);

    expect(connections).toBeLessThanOrEqual(2);
  });

  it.for<[what: string, reason: string, exchange: () => Promise<Exchange>]>([
    ["nobody listens", "connection-refused", () => sendTo("http://127.0.0.1:1/webhook")],
    ["the name does not resolve", "connection-refused", () => sendTo("http://nowhere.invalid/webhook")],
    ["the connection is reset before an answer", "reset", () => answeredWith("", reset)],
    ["the connection ends before an answer", "reset", () => answeredWith("", end)],
    ["the connection is reset in the headers", "reset", () => answeredWith("HTTP/1.1 200 OK\r\nContent-", reset)],
    ["the connection ends in the headers", "reset", () => answeredWith("HTTP/1.1 200 OK\r\nContent-", end)],
    [
      "the connection is reset in the body",
      "reset",
      () => answeredWith("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal", reset),
    ],
    [
      "the body is shorter than announced",
      "reset",
      () => answeredWith("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal", end),
    ],
    [
      "the body ends in a chunk",
      "reset",
      () => answeredWith("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhal", end),
    ],
    ["no answer ever comes", "timeout", () => answeredWith("", wait, impatient)],
    ["the headers never end", "timeout", () => answeredWith("HTTP/1.1 200 OK\r\nContent-", wait, impatient)],
    ["the body trickles for ever", "timeout", () => answeredWith("HTTP/1.1 200 OK\r\n\r\n", trickle, impatient)],
    ["what comes back is not HTTP", "not-http", () => answeredWith("SSH-2.0-OpenSSH_9.9\r\n\r\n", end)],
    ["the headers are endless", "not-http", () => answeredWith(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(99_999)}`, wait)],
    [
      "TLS meets plain HTTP",
      "not-http",
      async () =>
        sendTo((await rawServer((socket) => void socket.end("HTTP/1.1 400 Bad\r\n\r\n"))).replace("http:", "https:")),
    ],
    [
      "a header cannot travel",
      "unsendable",
      () => sendTo("http://127.0.0.1:1/", patient, { headers: [["X-Webhook-Secret", "a\r\nb"]] }),
    ],
    ["the URL is none", "unsendable", () => sendTo("http://127.0.0.1:1/", patient, { url: "webhook" })],
  ])("says why there is no answer: %s", async ([_what, reason, exchange]) => {
    const outcome = await exchange();
    expect(outcome).toMatchObject({ kind: "unanswered", reason, detail: expect.stringMatching(/\S/) });
  });

  it("keeps the start of an answer that is too long to read, and hangs up", async () => {
    const flood = (socket: Socket): void => {
      if (!socket.destroyed) socket.write(Buffer.alloc(65_536, "x"), () => flood(socket));
    };
    let hungUp: Promise<unknown> | undefined;
    const exchange = await answeredWith("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n", (socket) => {
      hungUp = closed(socket);
      flood(socket);
    });

    expect(exchange).toMatchObject({ status: 200, bodyCut: true, body: "x".repeat(BODY_LIMIT_BYTES) });
    await hungUp;
  });

  it("hangs up when time is over", async () => {
    let hungUp: Promise<unknown> | undefined;
    const exchange = await answeredWith("HTTP/1.1 200 OK\r\n", (socket) => (hungUp = closed(socket)), impatient);
    expect(exchange).toMatchObject({ reason: "timeout" });
    await hungUp;
  });

  it("prefers a refusal to the reset behind it, when the server does not read the whole request", async () => {
    const url = await rawServer((socket) => {
      socket.pause();
      socket.write("HTTP/1.1 413 Content Too Large\r\n\r\ntoo large", () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      );
    });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => sendTo(url, patient, { body: "x".repeat(8_000_000) })),
    );
    expect(new Set(outcomes.map((outcome) => outcome.kind === "answered" && outcome.status))).toEqual(new Set([413]));
  });

  it("takes a refusal for an answer even if its body breaks off", async () => {
    const exchange = await answeredWith("HTTP/1.1 413 Too Large\r\nContent-Length: 99\r\n\r\ntoo la", reset);
    expect(exchange).toMatchObject({ status: 413, body: "too la", bodyCut: true });
  });

  it("refuses to send after it was closed", async () => {
    const consumer = urlConsumer("http://127.0.0.1:1/");
    await consumer.close();
    expect(await consumer.send(requestTo("http://127.0.0.1:1/"), patient)).toMatchObject({
      reason: "connection-refused",
    });
  });

  it("ends what is under way when it is closed", async () => {
    const url = await rawServer(wait);
    const consumer = urlConsumer(url);
    const exchange = consumer.send(requestTo(url), patient);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await consumer.close();
    expect(await exchange).toMatchObject({ kind: "unanswered", reason: "reset" });
  });
});

function trickle(socket: Socket): void {
  const timer = setInterval(() => socket.write("."), 10);
  socket.on("close", () => clearInterval(timer));
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}
