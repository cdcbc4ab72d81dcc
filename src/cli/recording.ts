/** What `hubhook record` does: listens until it is stopped, and writes down what comes. */
import { appendFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf, printableJson, realClock, UnableError } from "../base/index.ts";
import { urlConsumer } from "../consumer/index.ts";
import { recordDeliveries, type Recorded } from "../server/index.ts";
import { driftCounter, driftText } from "./drift/index.ts";
import type { Terminal } from "./terminal.ts";
import { ownVersion } from "./version.ts";

export interface RecordCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly to?: string;
  readonly out?: string;
  /** In seconds. */
  readonly timeout: number;
}

export async function recordFromTerminal(options: RecordCommandOptions, terminal: Terminal): Promise<void> {
  const { port, host, to, out, timeout } = options;
  const keep = keeper(out, terminal);
  await keep.open();
  const drift = driftCounter();
  const consumer = to === undefined ? null : urlConsumer(to);
  const recorder = await recordDeliveries({
    port,
    hostname: host,
    clock: realClock(),
    to: consumer === null || to === undefined ? null : { url: to, consumer, timeoutMs: timeout * 1000 },
    onDelivery(recorded) {
      keep.add(recorded);
      drift.add(recorded.payload);
      for (const line of recorded.drift) terminal.err(`drift: ${line}`);
    },
    onForwarded: (exchange) =>
      terminal.err(
        exchange.kind === "answered" ? `passed on: ${exchange.status}` : `passed on: no answer (${exchange.detail})`,
      ),
  });
  terminal.err(
    `Recording what is sent to ${recorder.origin}/${to === undefined ? "" : `, and passing it on to ${to}`}. Stop with Ctrl+C.`,
  );
  await terminal.untilStopped();
  await recorder.close();
  await consumer?.close();
  await keep.close();
  const all = drift.result();
  if (all.novelties.length > 0) terminal.err(driftText(all, ownVersion()));
}

interface Keeper {
  /** @throws UnableError when the file can't be written to. */
  open(): Promise<void>;
  add(recorded: Recorded): void;
  /** Done when everything is written. */
  close(): Promise<void>;
}

/** Writes payloads in the order in which they came. */
function keeper(out: string | undefined, terminal: Terminal): Keeper {
  if (out === undefined) {
    return {
      open: async () => undefined,
      add: (recorded) => terminal.out(printableJson(recorded)),
      close: async () => undefined,
    };
  }
  const file = resolve(terminal.cwd, out);
  let written = Promise.resolve();
  const append = (text: string): Promise<void> =>
    appendFile(file, text).catch((error: unknown) => {
      throw new UnableError(`Failed to write to "${out}": ${messageOf(error)}. Choose another file.`, { cause: error });
    });
  return {
    open: () => append(""),
    add(recorded) {
      written = written.then(() => append(`${JSON.stringify(recorded)}\n`));
    },
    close: () => written,
  };
}
