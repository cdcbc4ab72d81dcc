/** Which consumer a command line means, where it runs elsewhere, and what does not fit it. */
import { UsageError } from "../base/index.ts";
import { commandConsumer, urlConsumer, type Consumer } from "../consumer/index.ts";
import { isUrl, type FuzzCommandOptions } from "./fuzz-options.ts";

/** A server has all cases to itself, wherever they come from. */
export function requireModuleFor(target: string, { workers }: FuzzCommandOptions): void {
  if (workers === 1 || !isUrl(target)) return;
  throw new UsageError(
    `Failed to give ${workers} workers a consumer each: "${target}" is one that runs elsewhere. ` +
      `Give a module, or split the run with --shard, each part with a consumer of its own.`,
  );
}

/** Who runs elsewhere calls the Hub over HTTP: where hubhook says, if hubhook starts it, or where it is configured to. */
export function needsServedHub(target: string, { start, hubPort }: FuzzCommandOptions): boolean {
  if (start !== undefined || hubPort === undefined) return start !== undefined;
  if (isUrl(target)) return true;
  throw new UsageError(
    `Failed to serve the Hub on port ${hubPort} for "${target}": a module is answered in hubhook's own process. ` +
      `Leave out --hub-port.`,
  );
}

export async function openConsumer(
  target: string,
  { start }: FuzzCommandOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<Consumer> {
  if (start === undefined) return urlConsumer(target);
  if (isUrl(target)) return commandConsumer(start, { url: target, env });
  throw new UsageError(
    `Failed to start \`${start}\` for "${target}": that is not a URL. ` +
      `Say where it will listen, such as http://127.0.0.1/webhook; without a port it gets a free one.`,
  );
}
