/**
 * What a request waits for that gets no answer for long: for its handler, or for the end of connections that others keep.
 * Python's `HTTPServer` with HTTP/1.1 works on one connection until it is closed, and accepts no other.
 */
import { performance } from "node:perf_hooks";
import { clearTimeout, setTimeout } from "node:timers";
import type { Connection, Connections } from "./connections.ts";

/** How long a request waits before the connections of others are taken for the reason, in milliseconds. */
const LONG_MS = 250;

/** How soon after their end an answer comes if they were, in milliseconds. */
const HELPED_MS = 100;

/** @returns To be called when the answer begins, or can't come any more. */
export function whileWaiting(connections: Connections, origin: string, { isReused }: Connection): () => void {
  if (isReused) return () => undefined; // the server works on it
  const before = connections.reuses(origin);
  let madeWayMs: number | undefined;
  const timer = setTimeout(() => {
    if (connections.reuses(origin) === before && !connections.hasIdle(origin)) return;
    madeWayMs = performance.now();
    connections.makeWay(origin);
  }, LONG_MS);
  return () => {
    clearTimeout(timer);
    if (madeWayMs !== undefined) connections.madeWay(origin, performance.now() - madeWayMs <= HELPED_MS);
  };
}
