/**
 * Whatever a test has in hand, as a consumer.
 *
 * A bare function does not say what it is: with two or more parameters it is taken for a Node.js listener, with fewer for
 * a fetch handler. Where that guess is wrong (a Next.js `POST(request, context)`, a listener that ignores its response),
 * say it: `fetchConsumer` or `nodeConsumer`.
 */
import type { RequestHandler } from "msw";
import { UsageError } from "../base/index.ts";
import { APP_KINDS, type CallbackApp } from "./apps.ts";
import type { Consumer } from "./consumer.ts";
import { fetchConsumer, type FetchHandler } from "./fetch-consumer.ts";
import { nodeConsumer, type NodeListener, type RequestEmitter, type RoutedApp } from "./node-consumer.ts";
import { urlConsumer } from "./url-consumer.ts";

/** What `toConsumer` understands. */
export type ConsumerTarget =
  | string
  | URL
  | Consumer
  | FetchHandler
  | NodeListener
  | { readonly fetch: FetchHandler }
  | { readonly POST: FetchHandler }
  | RoutedApp
  | CallbackApp
  | RequestEmitter
  | readonly RequestHandler[];

const UNDERSTOOD =
  "an http(s) URL, a fetch handler or an object with one as `fetch` or `POST`, " +
  "an Express or Koa app, a Fastify instance, an http.Server, a (req, res) function, an array of msw handlers";

/**
 * Makes a consumer of `target`, and refuses what cannot be one.
 * @param name - How reports name it. Default: the URL, or what kind of thing it is.
 * @throws UsageError that lists what is understood.
 */
export function toConsumer(handler: FetchHandler, name?: string): Consumer;
export function toConsumer(target: ConsumerTarget, name?: string): Consumer;
export function toConsumer(target: ConsumerTarget, name?: string): Consumer {
  const consumer = consumerFrom(target, name);
  if (consumer !== undefined) return consumer;
  throw new UsageError(`Failed to make a consumer of ${describe(target)}. Give ${UNDERSTOOD}.`);
}

/** Like `toConsumer`, for values that nobody has vouched for; `undefined` if it cannot be a consumer. */
export function consumerFrom(target: unknown, name?: string): Consumer | undefined {
  if (typeof target === "string" || target instanceof URL) return isHttpUrl(target) ? urlConsumer(target) : undefined;
  if (isConsumer(target)) return target;
  if (hasMethod(target, "fetch")) return fetchConsumer((request) => target.fetch(request), name);
  if (hasMethod(target, "POST")) return fetchConsumer((request) => target.POST(request), name);
  for (const kind of APP_KINDS) {
    const consumer = kind.open(target, name);
    if (consumer !== undefined) return consumer;
  }
  if (isListener(target)) return nodeConsumer(target, name);
  if (isFetchHandler(target)) return fetchConsumer(target, name);
  return undefined;
}

function isHttpUrl(url: string | URL): boolean {
  const parsed = URL.parse(String(url));
  return parsed?.protocol === "http:" || parsed?.protocol === "https:";
}

function isConsumer(target: unknown): target is Consumer {
  return hasMethod(target, "send") && hasMethod(target, "close") && "name" in target;
}

function isListener(target: unknown): target is NodeListener {
  return typeof target === "function" && target.length >= 2;
}

function isFetchHandler(target: unknown): target is FetchHandler {
  return typeof target === "function";
}

function hasMethod<Name extends string>(
  target: unknown,
  name: Name,
): target is Readonly<Record<Name, (request: Request) => Response | Promise<Response>>> {
  const holder: unknown = target;
  if ((typeof holder !== "object" && typeof holder !== "function") || holder === null) return false;
  const method: unknown = Reflect.get(holder, name);
  return typeof method === "function";
}

/** Strings are not quoted back whole: a URL may hold a secret. */
function describe(target: unknown): string {
  if (typeof target === "string") return `the string "${target.slice(0, 30).replace(/\?.*/, "?…")}"`;
  if (target instanceof URL) return `a ${target.protocol} URL`;
  if (Array.isArray(target)) return `an array of ${target.length} things that are not all msw request handlers`;
  if (target === null || typeof target !== "object") return String(target);
  const keys = Object.keys(target);
  return keys.length === 0 ? "an object without properties" : `an object with ${keys.slice(0, 8).join(", ")}`;
}
