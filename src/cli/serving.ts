/** What `hubhook serve` does: runs a Hub until it is stopped, and tells of each delivery. */
import { randomInt } from "node:crypto";
import type { Delivery } from "../delivery/index.ts";
import { createHub, type Hub } from "../hub/index.ts";
import { serveHandlers } from "../server/index.ts";
import type { Terminal } from "./terminal.ts";

export interface ServeCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: number;
}

export async function serveFromTerminal(options: ServeCommandOptions, terminal: Terminal): Promise<void> {
  const { port, host, seed = randomInt(2 ** 31 - 1) } = options;
  const hubs: Hub[] = [];
  const served = await serveHandlers({
    port,
    hostname: host,
    handlers(origin) {
      const hub = createHub({ seed, origin, onDelivery: (delivery) => terminal.out(lineOf(delivery)) });
      hubs.push(hub);
      return hub.handlers;
    },
  });
  terminal.err(
    `A Hub is served on ${served.origin} (seed ${seed}). Point clients to it with HF_ENDPOINT=${served.origin}. Stop it with Ctrl+C.`,
  );
  await terminal.untilStopped();
  await served.close();
  for (const hub of hubs) await hub.close();
}

/** A delivery as a line: what it is of, where it stands, and what came of the last attempt. */
function lineOf({ id, event, payload, status, attempts }: Delivery): string {
  const exchange = attempts.at(-1)?.exchange;
  const came =
    exchange === undefined
      ? "not sent"
      : exchange.kind === "answered"
        ? `${exchange.status} in ${Math.round(exchange.durationMs)} ms`
        : `no answer (${exchange.reason})`;
  return `${id} ${event} ${payload.repo.name} ${status}: ${came}`;
}
