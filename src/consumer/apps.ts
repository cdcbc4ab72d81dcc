/** Apps that take requests themselves, and whose kind is plain to see: msw handlers, Fastify, Koa, Express, an `http.Server`. */
import type { RequestHandler } from "msw";
import type { Consumer } from "./consumer.ts";
import { mswConsumer } from "./msw-consumer.ts";
import { nodeConsumer, type NodeListener, type RequestEmitter, type RoutedApp } from "./node-consumer.ts";

/** What of a Koa app is used here. */
export interface CallbackApp {
  use(...args: never[]): unknown;
  callback(): NodeListener;
}

export interface AppKind {
  readonly id: string;
  /** With its article. */
  readonly title: string;
  /** Undefined for what is not of this kind. @param name - How reports name it. */
  open(value: unknown, name?: string): Consumer | undefined;
}

/** The first one that fits counts. */
export const APP_KINDS: readonly AppKind[] = [
  {
    id: "msw",
    title: "msw handlers",
    open: (value, name) => (isMswHandlers(value) ? mswConsumer(value, name) : undefined),
  },
  {
    id: "fastify",
    title: "a Fastify instance",
    open: (value, name = "Fastify instance") => (isRoutedApp(value) ? nodeConsumer(value, name) : undefined),
  },
  {
    id: "koa",
    title: "a Koa app",
    open: (value, name = "Koa app") => (isCallbackApp(value) ? nodeConsumer(value.callback(), name) : undefined),
  },
  {
    id: "express",
    title: "an Express app",
    open: (value, name = "Express app") => (isExpressApp(value) ? nodeConsumer(value, name) : undefined),
  },
  {
    id: "http-server",
    title: "an http.Server",
    open: (value, name = "http.Server") => (isRequestEmitter(value) ? nodeConsumer(value, name) : undefined),
  },
];

function isMswHandlers(value: unknown): value is readonly RequestHandler[] {
  const isHandler = (item: unknown): boolean =>
    typeof item === "object" && item !== null && "info" in item && "kind" in item && item.kind === "request";
  return Array.isArray(value) && value.length > 0 && value.every(isHandler);
}

function isRoutedApp(value: unknown): value is RoutedApp {
  return hasMethods(value, "routing", "ready");
}

function isCallbackApp(value: unknown): value is CallbackApp {
  return hasMethods(value, "use", "callback");
}

function isExpressApp(value: unknown): value is NodeListener {
  return typeof value === "function" && hasMethods(value, "handle", "listen");
}

function isRequestEmitter(value: unknown): value is RequestEmitter {
  return hasMethods(value, "listen", "emit");
}

function hasMethods(holder: unknown, ...names: readonly string[]): boolean {
  if ((typeof holder !== "object" && typeof holder !== "function") || holder === null) return false;
  return names.every((name) => typeof Reflect.get(holder, name) === "function");
}
