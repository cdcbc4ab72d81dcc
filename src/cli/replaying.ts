/** What `hubhook replay` does: has a Hub send a delivery again, or sends again what was recorded. */
import { UsageError } from "../base/index.ts";
import { replayAt } from "./replay-api.ts";
import { replayRecords } from "./replaying-records.ts";
import type { Terminal } from "./terminal.ts";

export interface ReplayCommandOptions {
  readonly hub?: string;
  readonly token?: string;
  readonly to?: string;
  readonly secret?: string;
  /** In seconds. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** @returns whether all that was sent was taken. */
export function replayFromTerminal(what: string, options: ReplayCommandOptions, terminal: Terminal): Promise<boolean> {
  if (options.to === undefined) return replayDelivery(what, options, terminal);
  if (options.hub === undefined && options.token === undefined)
    return replayRecords(what, options.to, options, terminal);
  throw new UsageError(
    "Failed to replay: --to is for recorded deliveries, --hub and --token are for one of a Hub. Leave out either.",
  );
}

/** A local Hub, as `hubhook serve` serves it. */
const USUAL_HUB = "http://127.0.0.1:5000";

async function replayDelivery(
  deliveryId: string,
  { hub, token, secret, json = false }: ReplayCommandOptions,
  { env, out }: Terminal,
): Promise<boolean> {
  if (!/^[0-9a-f]{24}$/.test(deliveryId)) {
    throw new UsageError(
      `Failed to replay "${deliveryId}": it is no id of a delivery, which has 24 hex digits. ` +
        `If it is a file of recorded deliveries, say where to send them with --to.`,
    );
  }
  if (secret !== undefined) {
    throw new UsageError("Failed to replay: a Hub sends the secret of the webhook. Leave out --secret.");
  }
  const user = token ?? env["HF_TOKEN"];
  if (user === undefined) {
    throw new UsageError("Failed to replay: the Hub has to know whose webhook it is. Give --token, or set HF_TOKEN.");
  }
  const replayed = await replayAt(hub ?? env["HF_ENDPOINT"] ?? USUAL_HUB, user, deliveryId);
  const { webhookId, status } = replayed;
  out(
    json
      ? JSON.stringify({ deliveryId, ...replayed })
      : `${deliveryId} of webhook ${webhookId}: ${status === 0 ? "no answer" : status}`,
  );
  return status >= 200 && status < 300;
}
