/**
 * Connections to the origins of one consumer, reused while that is safe: after an answer that shows an error, or none, a
 * connection is not trusted any more. uvicorn hangs up after an unhandled exception without saying so, and whoever sends
 * next on that connection would be taken for the one that broke it.
 */
import type { Client } from "undici";

export interface Connection {
  readonly client: Client;
  /** Whether it has carried a request before: the other side may have closed it meanwhile. */
  readonly isReused: boolean;
  /** Gives it back, to be used again. */
  keep(): void;
  /** Closes it. */
  drop(): void;
}

export interface Connections {
  /** @param isNew - Whether it has to be a new one. */
  to(origin: string, isNew: boolean): Connection;
  /** Closes those to an origin that nobody uses: a server of one thread works on no other before. */
  closeIdle(origin: string): void;
  /** Closes those as well, and keeps none of the next ones: a request has waited for long, perhaps for their end. */
  makeWay(origin: string): void;
  /**
   * Whether so many are in use that the system may reset one that nobody has accepted yet: Python's `socketserver` lets 5
   * wait, the fewest of the usual servers.
   */
  isCrowded(): boolean;
  /** Closes all of them, those in use included. */
  close(): Promise<void>;
}

/** For how many requests none is kept after one has waited: a server that only was slow once gets its connections back. */
const KEPT_BY_NONE = 1_000;

/** How many may be in use before they are a crowd: as many as wait for a server that lets few of them, and the one in work. */
const FEW = 6;

/** Loads undici, which a consumer in this process never needs. */
export async function openConnections(): Promise<Connections> {
  const { Client } = await import("undici");
  const idle = new Map<string, Client[]>();
  const open = new Set<Client>();
  const unkept = new Map<string, number>(); // how many more requests to an origin keep no connection
  const closeIdle = (origin: string): void => {
    for (const client of idle.get(origin)?.splice(0) ?? []) {
      open.delete(client);
      void client.destroy();
    }
  };
  return {
    to(origin, isNew) {
      const known = isNew ? undefined : idle.get(origin)?.pop();
      // Each request has its own timeout, so undici's are off.
      const client = known ?? new Client(origin, { headersTimeout: 0, bodyTimeout: 0, allowH2: false });
      open.add(client);
      const drop = (): void => {
        open.delete(client);
        void client.destroy();
      };
      return {
        client,
        isReused: known !== undefined,
        keep() {
          const left = unkept.get(origin) ?? 0;
          if (left > 0) {
            unkept.set(origin, left - 1);
            drop();
            return;
          }
          const others = idle.get(origin);
          if (others === undefined) idle.set(origin, [client]);
          else others.push(client);
        },
        drop,
      };
    },
    closeIdle,
    makeWay(origin) {
      unkept.set(origin, KEPT_BY_NONE);
      closeIdle(origin);
    },
    isCrowded() {
      const unused = [...idle.values()].reduce((sum, clients) => sum + clients.length, 0);
      return open.size - unused > FEW;
    },
    async close() {
      await Promise.all([...open].map((client) => client.destroy()));
    },
  };
}
