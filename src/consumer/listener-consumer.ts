/** Calls a listener of Node.js by light-my-request, with a request and a response that need no socket. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { inject, Response as Injected } from "light-my-request";
import { messageOf, type Header, type WireRequest } from "../base/index.ts";
import type { Attempt } from "./attempt.ts";
import { bodyStart } from "./body-start.ts";
import type { Consumer } from "./consumer.ts";
import { describeThrown } from "./describe-thrown.ts";
import { lowerCaseHeaders } from "./headers.ts";
import { inProcessConsumer } from "./in-process.ts";
import { bytesOf, partsOf } from "./paused-body.ts";

/** Takes a request as Node.js hands it over, and the delivery that it comes from. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse, delivery: Delivery) => unknown;

export interface Delivery {
  readonly request: WireRequest;
  readonly attempt: Attempt;
}

/** For platforms that call a listener in their own way. @param open - Called once, before the first request. */
export function listenerConsumer(name: string, open: () => Promise<Listener>): Consumer {
  let opened: Promise<readonly [typeof inject, Listener]> | undefined;
  return inProcessConsumer(name, async (request, attempt) => {
    opened ??= Promise.all([import("light-my-request").then((library) => library.inject), open()]);
    const [injectInto, listener] = await opened;
    call(injectInto, listener, { request, attempt });
  });
}

function call(injectInto: typeof inject, listener: Listener, delivery: Delivery): void {
  const { request, attempt } = delivery;
  const dispatch = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    dropUserAgent(incoming, request.headers);
    keepMethods(incoming);
    keepMethods(outgoing);
    Object.assign(incoming.socket, { destroy: () => outgoing.destroy(), readable: true });
    // By these two, a body parser knows that another one has read the body.
    Object.defineProperty(incoming, "complete", { get: () => incoming.readableEnded });
    attempt.onTimeout(() => outgoing.destroy());
    const returned = listener(incoming, outgoing, delivery);
    if (returned instanceof Promise) {
      returned.catch((thrown: unknown) => {
        if (!attempt.fail("threw", describeThrown(thrown))) attempt.watch(Promise.reject(thrown)); // it has answered before
      });
    }
  };
  const payload = bytesOf(request);
  const options = {
    method: "POST",
    url: request.url,
    authority: new URL(request.url).host,
    headers: { "content-length": String(payload.length), ...groupedHeaders(request.headers) },
    payload: request.pauseMs === undefined ? payload : Readable.from(partsOf(request)),
    payloadAsStream: true,
    validate: false,
  };
  injectInto(dispatch, options, (error, response) => {
    if (response !== undefined && response !== null) readAnswer(response, attempt);
    else attempt.fail("reset", messageOf(error));
  });
}

function readAnswer(response: Injected, attempt: Attempt): void {
  const body = bodyStart();
  const answer = (bodyCut: boolean): boolean =>
    attempt.answer({
      status: response.statusCode,
      headers: lowerCaseHeaders(Object.entries(response.headers)),
      body: body.text(),
      bodyCut,
    });
  const stream = response.stream();
  attempt.onTimeout(() => stream.destroy());
  stream.on("data", (chunk: Uint8Array) => {
    if (body.add(chunk)) return;
    answer(true);
    stream.destroy();
  });
  stream.on("end", () => answer(false));
  stream.on("error", (error) => {
    const isRefusal = response.statusCode >= 400;
    if (!(isRefusal && answer(true))) attempt.fail("reset", messageOf(error));
  });
}

/** As light-my-request takes them: a doubled header is an array under one name. */
function groupedHeaders(headers: readonly Header[]): Record<string, string[]> {
  const grouped: Record<string, string[]> = {};
  for (const [name, value] of headers) (grouped[name.toLowerCase()] ??= []).push(value);
  return grouped;
}

/** light-my-request names itself when the request names no user agent; the Hub would not. */
function dropUserAgent(incoming: IncomingMessage, headers: readonly Header[]): void {
  if (headers.some(([name]) => name.toLowerCase() === "user-agent")) return;
  delete incoming.headers["user-agent"];
  const at = incoming.rawHeaders.indexOf("user-agent");
  if (at !== -1) incoming.rawHeaders.splice(at, 2);
}

/**
 * Makes methods of the prototype the object's own. Express swaps the prototypes of what it is given, and light-my-request
 * would answer that by changing Express for the whole process, real servers included.
 */
function keepMethods(target: object): void {
  const prototype: unknown = Object.getPrototypeOf(target);
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name !== "constructor") Object.defineProperty(target, name, property);
  }
}
