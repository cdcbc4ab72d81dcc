/** Recorded deliveries on their way again: in order, one after the other, each told as soon as it is answered. */
import { resolve } from "node:path";
import { isAccepted, messageOf, UnableError, UsageError, withoutSecret, type Exchange } from "../base/index.ts";
import { urlConsumer, type Consumer } from "../consumer/index.ts";
import { eventNameOf, parsePayload } from "../payload/index.ts";
import { hadSecret, recordedRequest, type Recorded } from "../server/index.ts";
import { linesOf, recordsIn, textOf } from "./input/index.ts";
import { secretOf } from "./options.ts";
import { outcomeWords } from "../report/index.ts";
import type { Terminal } from "./terminal.ts";

interface RecordsOptions {
  readonly secret?: string;
  /** In seconds. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** @returns whether all of them were taken. */
export async function replayRecords(
  file: string,
  to: string,
  options: RecordsOptions,
  terminal: Terminal,
): Promise<boolean> {
  const consumer = consumerAt(to);
  const secret = secretOf(options, terminal);
  const records = await recordsOf(file, terminal);
  if (secret === undefined && records.some(hadSecret)) {
    terminal.err("They came with a secret, which is not recorded: without --secret or HUBHOOK_SECRET none is sent.");
  }
  const hide = (text: string): string => withoutSecret(text, secret ?? "");
  let wereTaken = true;
  try {
    for (const [index, record] of records.entries()) {
      const exchange = await consumer.send(recordedRequest(record, to, secret), { timeoutMs: options.timeout * 1000 });
      if (index === 0) checkReached(consumer, exchange);
      wereTaken &&= isAccepted(exchange);
      terminal.out(hide(options.json === true ? jsonLine(record, exchange) : line(record, exchange)));
    }
  } finally {
    await consumer.close();
  }
  return wereTaken;
}

function consumerAt(to: string): Consumer {
  if (/^https?:$/.test(URL.parse(to)?.protocol ?? "")) return urlConsumer(to);
  throw new UsageError(`Failed to replay to "${to}": it is no http(s) URL. Say where the consumer listens.`);
}

/** All of them, before the first one is sent: what is wrong with the file shows at once. */
async function recordsOf(file: string, { stdin, cwd }: Terminal): Promise<readonly Recorded[]> {
  const chunks = file === "-" ? stdin.chunks() : textOf(resolve(cwd, file));
  try {
    return await recordsIn(linesOf(chunks));
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    throw new UnableError(`Failed to read "${file}": ${messageOf(thrown)}. Name a file of hubhook record.`, {
      cause: thrown,
    });
  }
}

function checkReached({ name }: Consumer, exchange: Exchange): void {
  if (exchange.kind === "answered" || exchange.reason !== "connection-refused") return;
  throw new UnableError(`Failed to reach ${name}: ${exchange.detail}. Start the consumer first.`);
}

function line(record: Recorded, exchange: Exchange): string {
  const { webhookId, event } = namesOf(record);
  return `${webhookId ?? "no Webhook-Id"} ${event ?? "no payload"}: ${outcomeWords(exchange)}`;
}

function jsonLine(record: Recorded, exchange: Exchange): string {
  return JSON.stringify({ ...namesOf(record), at: record.at, exchange });
}

interface Names {
  readonly webhookId: string | null;
  readonly event: string | null;
}

function namesOf({ headers, payload }: Recorded): Names {
  const parsed = parsePayload(payload);
  return {
    webhookId: Object.entries(headers).find(([name]) => name.toLowerCase() === "webhook-id")?.[1] ?? null,
    event: parsed.ok ? eventNameOf(parsed.payload) : null,
  };
}
