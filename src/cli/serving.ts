/** What `hubhook serve` does: runs a Hub until it is stopped, and tells of each delivery. */
import { randomInt } from "node:crypto";
import { resolve } from "node:path";
import { createHub, type Hub } from "../hub/index.ts";
import { deliveryLine } from "../report/index.ts";
import { serveHandlers, webhookPages } from "../server/index.ts";
import { openStore, type OpenStore } from "./database.ts";
import { faultIn } from "./fault-words.ts";
import { jobIn } from "./job-words.ts";
import type { Terminal } from "./terminal.ts";

export interface ServeCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: number;
  readonly db?: string;
  readonly knownUsers?: readonly string[];
  /** As in `faultIn`. */
  readonly fail?: readonly string[];
  /** As in `jobIn`. */
  readonly job?: readonly string[];
}

/** @param world - Puts into a Hub what is there before anything happens. */
export async function serveFromTerminal(
  options: ServeCommandOptions,
  world: ((hub: Hub) => void) | undefined,
  terminal: Terminal,
): Promise<void> {
  const { port, host, seed = randomInt(2 ** 31 - 1), db, fail = [], job = [] } = options;
  const faults = fail.map(faultIn);
  const jobs = job.map(jobIn);
  const kept = db === undefined ? undefined : openStore(resolve(terminal.cwd, db));
  const hubs: Hub[] = [];
  try {
    const served = await serveHandlers({
      port,
      hostname: host,
      handlers(origin) {
        const hub = hubAt(origin, seed, options, kept, terminal);
        world?.(hub);
        for (const fault of faults) hub.fail(fault);
        for (const { jobId, command } of jobs) hub.connectJob(jobId, command);
        hubs.push(hub);
        return [...hub.handlers, ...webhookPages(origin, hub)];
      },
    });
    for (const hub of hubs) welcome(served.origin, seed, hub, terminal);
    await terminal.untilStopped();
    await served.close();
    for (const hub of hubs) await hub.close();
  } finally {
    kept?.close();
  }
}

function hubAt(
  origin: string,
  seed: number,
  { knownUsers }: ServeCommandOptions,
  kept: OpenStore | undefined,
  terminal: Terminal,
): Hub {
  return createHub({
    seed,
    origin,
    onDelivery: (delivery) => terminal.out(deliveryLine(delivery)),
    ...(kept !== undefined && { store: kept.store }),
    ...(knownUsers !== undefined && { knownUsers }),
  });
}

function welcome(origin: string, seed: number, hub: Hub, terminal: Terminal): void {
  terminal.err(
    `A Hub is served on ${origin} (seed ${seed}). Point clients to it with HF_ENDPOINT=${origin}. Stop it with Ctrl+C.`,
  );
  const { length } = hub.webhooks.list();
  const again = length === 0 ? "" : ` ${length} of them ${length === 1 ? "is" : "are"} there from before.`;
  terminal.err(`Its webhooks are on ${origin}/settings/webhooks.${again}`);
}
