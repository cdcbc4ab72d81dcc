/**
 * A consumer that is a Node.js listener: an Express app, a Fastify instance, an `http.Server`, a `(req, res)` function.
 * Their types are not those of Node.js, which who compiles against this package need not have.
 */
import type { Consumer } from "./consumer.ts";
import { listenerConsumer, type Listener } from "./listener-consumer.ts";

/** What of an `IncomingMessage` a small listener uses. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  on(event: string, listener: (...args: never[]) => unknown): this;
  resume(): this;
}

/** What of a `ServerResponse` a small listener uses. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string | number | readonly string[]): unknown;
  writeHead(status: number, headers?: Readonly<Record<string, string | number>>): this;
  write(chunk: string | Uint8Array): boolean;
  end(chunk?: string | Uint8Array): unknown;
}

/**
 * A listener as `node:http` calls it. One that asks for more, such as an `IncomingMessage` or the request of a framework, is
 * one as well: parameters of methods may be narrower, those of functions may not.
 */
export type NodeListener = { listener(request: NodeRequest, response: NodeResponse): unknown }["listener"];

/** What only emits `request` events, such as an `http.Server`; it need not listen on a port. */
export interface RequestEmitter {
  listen(...args: never[]): unknown;
  emit(event: "request", request: never, response: never): boolean;
}

/** What of a Fastify instance is used here. */
export interface RoutedApp {
  ready(): PromiseLike<unknown>;
  routing(request: never, response: never): void;
}

export type NodeTarget = NodeListener | RequestEmitter | RoutedApp;

/** @param name - How reports name it. */
export function nodeConsumer(target: NodeTarget, name: string = "Node listener"): Consumer {
  return listenerConsumer(name, async () => await listenerOf(target));
}

async function listenerOf(target: NodeTarget): Promise<Listener> {
  if ("routing" in target) {
    await target.ready();
    return (request, response) => target.routing(request as never, response as never);
  }
  if (typeof target === "function") return (request, response) => target(request as never, response as never);
  return (request, response) => {
    const isTaken = target.emit("request", request as never, response as never);
    if (!isTaken) throw new Error('the server has no listener for "request"');
  };
}
