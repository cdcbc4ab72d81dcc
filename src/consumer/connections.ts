/**
 * Connections to the origins of one consumer, reused while that is safe: after an answer that shows an error, or none, a
 * connection is not trusted any more. uvicorn hangs up after an unhandled exception without saying so, and whoever sends
 * next on that connection would be taken for the one that broke it.
 */
import type { Client } from "undici";
import { paceOfKept, type PaceOfKept } from "./pace-of-kept.ts";

export interface Connection {
  readonly client: Client;
  /** Whether it has carried a request before: the other side may have closed it meanwhile. */
  readonly isReused: boolean;
  /** Learns how long it took until the answer was whole, in milliseconds. */
  note(durationMs: number): void;
  /** Gives it back, to be used again. */
  keep(): void;
  /** Closes it. */
  drop(): void;
}

export interface Connections {
  /** @param isNew - Whether it has to be a new one. */
  to(origin: string, isNew: boolean): Connection;
  /** How many connections of this consumer are in use. */
  inUse(): number;
  /** How often a connection to an origin was used again. */
  reuses(origin: string): number;
  /** Whether one to an origin is kept that nobody uses. */
  hasIdle(origin: string): boolean;
  /** Closes those to an origin that nobody uses, and keeps none of the next ones: a request may be waiting for their end. */
  makeWay(origin: string): void;
  /** Learns whether that helped a request. If it never does, they are kept again: what waited did so for something else. */
  madeWay(origin: string, hasHelped: boolean): void;
  /** Closes all of them, those in use included. */
  close(): Promise<void>;
}

/** For how many requests none is kept after one has waited for others to end: whatever it was, it is looked at anew then. */
const UNKEPT = 1_000;

/** Loads undici, which a consumer in this process never needs. */
export async function openConnections(): Promise<Connections> {
  const { Client } = await import("undici");
  const idle = new Map<string, Client[]>();
  const open = new Set<Client>();
  const unkept = new Map<string, number>(); // how many more requests to an origin keep no connection
  const helped = new Set<string>();
  const reuses = new Map<string, number>();
  const paces = new Map<string, PaceOfKept>();
  const paceAt = (origin: string): PaceOfKept => {
    const pace = paces.get(origin) ?? paceOfKept();
    paces.set(origin, pace);
    return pace;
  };
  const discard = (client: Client): void => {
    open.delete(client);
    void client.destroy();
  };
  return {
    to(origin, isNew) {
      const known = isNew ? undefined : idle.get(origin)?.pop();
      if (known !== undefined) reuses.set(origin, (reuses.get(origin) ?? 0) + 1);
      // Each request has its own timeout, so undici's are off.
      const client = known ?? new Client(origin, { headersTimeout: 0, bodyTimeout: 0, allowH2: false });
      open.add(client);
      return {
        client,
        isReused: known !== undefined,
        note: (durationMs) => paceAt(origin).note(known !== undefined, durationMs),
        keep() {
          const left = unkept.get(origin) ?? 0;
          if (left > 0) unkept.set(origin, left - 1);
          if (left > 0 || paceAt(origin).isHeldUp()) {
            discard(client);
            return;
          }
          const others = idle.get(origin);
          if (others === undefined) idle.set(origin, [client]);
          else others.push(client);
        },
        drop: () => discard(client),
      };
    },
    inUse: () => open.size - [...idle.values()].reduce((sum, clients) => sum + clients.length, 0),
    hasIdle: (origin) => (idle.get(origin)?.length ?? 0) > 0,
    reuses: (origin) => reuses.get(origin) ?? 0,
    makeWay(origin) {
      unkept.set(origin, UNKEPT);
      for (const client of idle.get(origin)?.splice(0) ?? []) discard(client);
    },
    madeWay(origin, hasHelped) {
      if (hasHelped) helped.add(origin);
      else if (!helped.has(origin)) unkept.delete(origin);
    },
    async close() {
      await Promise.all([...open].map((client) => client.destroy()));
    },
  };
}
