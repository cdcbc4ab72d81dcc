/** Connections that are reused: whatever a server does with them between two requests, only the one that broke it is accused. */
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Exchange } from "../../src/base/index.ts";
import { urlConsumer } from "../../src/consumer/index.ts";
import { openConnections } from "../../src/consumer/connections.ts";
import { patient, requestTo } from "./request-to.ts";

async function listening(server: Server | HttpServer): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== "object" || address === null) throw new Error("There is no port.");
  return `http://127.0.0.1:${address.port}/webhook`;
}

/** A server on plain sockets. @param onRequest - Called with each whole request. */
async function server(onRequest: (socket: Socket, body: string, nth: number) => void): Promise<string> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const raw = createNetServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      requests += 1;
      onRequest(socket, data.toString().split("\r\n\r\n")[1] ?? "", requests);
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return await listening(raw);
}

const answer = (status: number): string => `HTTP/1.1 ${status} Whatever\r\nContent-Length: 2\r\n\r\nok`;

/** Sends bodies one after the other. @returns The status of each answer, or why there was none. */
async function sendAll(url: string, bodies: readonly string[], gapMs = 0): Promise<readonly (number | string)[]> {
  const consumer = urlConsumer(url);
  onTestFinished(() => consumer.close());
  const seen: Exchange[] = [];
  for (const body of bodies) {
    seen.push(await consumer.send(requestTo(url, { body }), patient));
    if (gapMs > 0) await pause(gapMs);
  }
  return seen.map((exchange) => (exchange.kind === "answered" ? exchange.status : exchange.reason));
}

const MANY = Array.from({ length: 60 }, (_, nth) => `fine ${nth}`);
const ALL_FINE = MANY.map(() => 200);

describe("a server that", () => {
  it("closes each connection at once, without saying so, is not accused of anything", async () => {
    const url = await server((socket) => socket.end(answer(200)));
    expect(await sendAll(url, MANY)).toEqual(ALL_FINE);
  });

  it.each([0, 10, 25])("closes connections that were idle for 20 ms is not, when asked every %i ms", async (gapMs) => {
    const url = await server((socket) => {
      socket.write(answer(200));
      socket.removeAllListeners("timeout").setTimeout(20, () => socket.destroy());
    });
    expect(await sendAll(url, MANY, gapMs)).toEqual(ALL_FINE);
  });

  it.each([0, 5])("closes kept connections after %i ms by Node.js' own means is not", async (keepAliveTimeout) => {
    const http = createServer((request, response) => request.resume().on("end", () => response.end("ok")));
    http.keepAliveTimeout = keepAliveTimeout;
    expect(await sendAll(await listening(http), MANY)).toEqual(ALL_FINE);
  });

  it("hangs up a moment after an error, without saying so, has the error alone to answer for", async () => {
    const url = await server((socket, body) => {
      const isBad = body.startsWith("bad");
      socket.write(answer(isBad ? 500 : 200));
      if (isBad) setTimeout(() => socket.resetAndDestroy(), 1);
    });
    const bodies = MANY.map((body, nth) => (nth % 7 === 3 ? `bad ${nth}` : body));
    expect(await sendAll(url, bodies)).toEqual(bodies.map((body) => (body.startsWith("bad") ? 500 : 200)));
  });

  it("hangs up on one request before its answer is accused of that one, on a new connection", async () => {
    let times = 0;
    const url = await server((socket, body) => {
      if (!body.startsWith("bad")) socket.write(answer(200));
      else {
        times += 1;
        socket.resetAndDestroy();
      }
    });
    expect(await sendAll(url, ["fine", "bad", "fine", "fine"])).toEqual([200, "reset", 200, 200]);
    expect(times).toBe(2); // on the reused connection it could not be told
  });

  it("has broken many connections unseen is asked again on a new one, and not on each of them", async () => {
    const used = new Set<Socket>();
    let times = 0;
    const url = await server((socket) => {
      times += 1;
      if (used.has(socket)) socket.resetAndDestroy();
      else socket.write(answer(200));
      used.add(socket);
    });
    const consumer = urlConsumer(url);
    onTestFinished(() => consumer.close());
    const send = async (): Promise<Exchange> => await consumer.send(requestTo(url), patient);
    await Promise.all([send(), send(), send()]);
    expect(await send()).toMatchObject({ kind: "answered", status: 200 });
    expect(times).toBe(5);
  });

  it("gets so many at once that one may be reset before it sees it is asked for that one again, but only once", async () => {
    const seen = new Map<string, number>();
    const url = await server((socket, body) => {
      const times = (seen.get(body) ?? 0) + 1;
      seen.set(body, times);
      const isReset = body === "always" || (body === "fine 3" && times === 1);
      setTimeout(() => (isReset ? socket.resetAndDestroy() : socket.write(answer(200))), isReset ? 20 : 60);
    });
    const consumer = urlConsumer(url);
    onTestFinished(() => consumer.close());
    const bodies = [...MANY.slice(0, 10), "always"];
    const exchanges = await Promise.all(bodies.map((body) => consumer.send(requestTo(url, { body }), patient)));
    const answers = exchanges.map((exchange) => (exchange.kind === "answered" ? exchange.status : exchange.reason));
    expect(answers).toEqual([...bodies.slice(1).map(() => 200), "reset"]);
    expect([seen.get("fine 3"), seen.get("always")]).toEqual([2, 2]);
  });

  it.each([
    ["at once", 0],
    ["a moment later", 3],
  ])("writes more than its answer holds, %s, is said to by a request that lingers", async (_, laterMs) => {
    const url = await server((socket, body) => {
      if (body === "fine") socket.write(answer(200));
      else if (laterMs === 0) socket.write(`${answer(200)}more`);
      else socket.write(answer(200), () => setTimeout(() => socket.write("more"), laterMs));
    });
    const consumer = urlConsumer(url);
    onTestFinished(() => consumer.close());
    const ask = async (body: string, lingerMs?: number): Promise<Exchange> =>
      await consumer.send(
        requestTo(url, { body, isOnNewConnection: true, ...(lingerMs === undefined ? {} : { lingerMs }) }),
        patient,
      );
    expect(await ask("fine", 30)).toMatchObject({ kind: "answered", status: 200 });
    expect(await ask("bad")).toMatchObject({ kind: "answered", status: 200 });
    expect(await ask("bad", 30)).toMatchObject({ kind: "unanswered", reason: "not-http" });
  });

  it("dies in the middle of its answer is not asked again", async () => {
    let times = 0;
    const url = await server((socket, body) => {
      if (!body.startsWith("bad")) socket.write(answer(200));
      else {
        times += 1;
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf", () => socket.resetAndDestroy());
      }
    });
    expect(await sendAll(url, ["fine", "bad", "fine"])).toEqual([200, "reset", 200]);
    expect(times).toBe(1);
  });

  it("works on one connection until it is closed is not accused of being late with those that come at once", async () => {
    const waiting: Socket[] = [];
    let current: Socket | undefined;
    const next = (): void => {
      current = waiting.shift();
      current?.on("data", () => current?.write(answer(200))).once("close", next);
    };
    const raw = createNetServer((socket) => {
      socket.on("error", () => undefined);
      waiting.push(socket);
      if (current === undefined) next();
    });
    onTestFinished(() => {
      for (const socket of waiting) socket.destroy();
      current?.destroy();
    });
    const url = await listening(raw);
    const consumer = urlConsumer(url);
    onTestFinished(() => consumer.close());
    for (let round = 0; round < 5; round++) {
      const seen = await Promise.all(MANY.slice(0, 8).map((body) => consumer.send(requestTo(url, { body }), patient)));
      expect(seen.map((exchange) => (exchange.kind === "answered" ? exchange.status : exchange.detail))).toEqual(
        ALL_FINE.slice(0, 8),
      );
    }
  });

  it("keeps connections is asked on one, but after an error on a new one", async () => {
    let opened = 0;
    const http = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => response.writeHead(body.startsWith("bad") ? 500 : 200).end());
    });
    http.on("connection", () => (opened += 1));
    await sendAll(await listening(http), ["a", "b", "c", "bad", "d", "e"]);
    expect(opened).toBe(2);
  });
});

describe("openConnections", () => {
  it("gives a connection back that was kept, and none that was dropped or is in use", async () => {
    const connections = await openConnections();
    onTestFinished(() => connections.close());
    const origin = "http://127.0.0.1:9";
    const first = connections.to(origin, false);
    expect(first.isReused).toBe(false);
    expect(connections.to(origin, false).client).not.toBe(first.client);
    first.keep();
    expect(connections.to("http://127.0.0.1:10", false).client).not.toBe(first.client);
    expect(connections.to(origin, true).client).not.toBe(first.client);
    const again = connections.to(origin, false);
    expect([again.client === first.client, again.isReused]).toEqual([true, true]);
    again.drop();
    expect(connections.to(origin, false).isReused).toBe(false);
  });

  it("keeps none for a while once a request has waited, and then again", async () => {
    const connections = await openConnections();
    onTestFinished(() => connections.close());
    const origin = "http://127.0.0.1:9";
    connections.to(origin, false).keep();
    connections.makeWay(origin);
    let kept = 0;
    for (let nth = 0; nth < 1_003; nth++) {
      const connection = connections.to(origin, false);
      kept += Number(connection.isReused);
      connection.keep();
    }
    expect(kept).toBe(2); // the 1,001st is the first that is kept
  });
});
