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
  /** Closes all of them, those in use included. */
  close(): Promise<void>;
}

/** Loads undici, which a consumer in this process never needs. */
export async function openConnections(): Promise<Connections> {
  const { Client } = await import("undici");
  const idle = new Map<string, Client[]>();
  const open = new Set<Client>();
  return {
    to(origin, isNew) {
      const known = isNew ? undefined : idle.get(origin)?.pop();
      // Each request has its own timeout, so undici's are off.
      const client = known ?? new Client(origin, { headersTimeout: 0, bodyTimeout: 0, allowH2: false });
      open.add(client);
      return {
        client,
        isReused: known !== undefined,
        keep() {
          const others = idle.get(origin);
          if (others === undefined) idle.set(origin, [client]);
          else others.push(client);
        },
        drop() {
          open.delete(client);
          void client.destroy();
        },
      };
    },
    closeIdle(origin) {
      for (const client of idle.get(origin)?.splice(0) ?? []) {
        open.delete(client);
        void client.destroy();
      }
    },
    async close() {
      await Promise.all([...open].map((client) => client.destroy()));
    },
  };
}
