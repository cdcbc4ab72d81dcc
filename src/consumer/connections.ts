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

/** What is known of the connections to one origin. */
interface Origin {
  readonly idle: Client[];
  readonly pace: PaceOfKept;
  reuses: number;
  /** How many more requests keep no connection. */
  unkept: number;
  /** Whether a request ever had its answer once others made way. */
  hasHelped: boolean;
}

/** Loads undici, which a consumer in this process never needs. */
export async function openConnections(): Promise<Connections> {
  const { Client } = await import("undici");
  const open = new Set<Client>();
  const origins = new Map<string, Origin>();
  const at = (origin: string): Origin => {
    const known = origins.get(origin) ?? { idle: [], pace: paceOfKept(), reuses: 0, unkept: 0, hasHelped: false };
    origins.set(origin, known);
    return known;
  };
  const discard = (client: Client): void => {
    open.delete(client);
    void client.destroy();
  };
  return {
    to(origin, isNew) {
      const place = at(origin);
      const known = isNew ? undefined : place.idle.pop();
      if (known !== undefined) place.reuses += 1;
      // Each request has its own timeout, so undici's are off.
      const client = known ?? new Client(origin, { headersTimeout: 0, bodyTimeout: 0, allowH2: false });
      open.add(client);
      return {
        client,
        isReused: known !== undefined,
        note: (durationMs) => place.pace.note(known !== undefined, durationMs),
        keep() {
          const isKept = place.unkept === 0 && !place.pace.isHeldUp();
          place.unkept = Math.max(0, place.unkept - 1);
          if (isKept) place.idle.push(client);
          else discard(client);
        },
        drop: () => discard(client),
      };
    },
    inUse: () => open.size - [...origins.values()].reduce((sum, { idle }) => sum + idle.length, 0),
    hasIdle: (origin) => at(origin).idle.length > 0,
    reuses: (origin) => at(origin).reuses,
    makeWay(origin) {
      const place = at(origin);
      place.unkept = UNKEPT;
      for (const client of place.idle.splice(0)) discard(client);
    },
    madeWay(origin, hasHelped) {
      const place = at(origin);
      place.hasHelped ||= hasHelped;
      if (!place.hasHelped) place.unkept = 0;
    },
    async close() {
      await Promise.all([...open].map((client) => client.destroy()));
    },
  };
}
