/** What `hubhook trigger` does: makes one payload, delivers it once, and shows what came of it. */
import { randomBytes } from "node:crypto";
import { isAccepted, UnableError, type Exchange } from "../base/index.ts";
import { urlConsumer } from "../consumer/index.ts";
import { deliveryRequest } from "../delivery/index.ts";
import { masked } from "../report/index.ts";
import { secretOf } from "./options.ts";
import { payloadOf, type PayloadOptions } from "./payload-of.ts";
import type { Terminal } from "./terminal.ts";

export interface TriggerOptions extends PayloadOptions {
  readonly to: string;
  readonly secret?: string | undefined;
  /** In seconds. */
  readonly timeout: number;
  readonly json: boolean;
}

/** @returns whether the consumer took the event. */
export async function triggerFromTerminal(
  event: string,
  options: TriggerOptions,
  terminal: Terminal,
): Promise<boolean> {
  const { to, timeout, json } = options;
  const secret = secretOf(options, terminal);
  const payload = payloadOf(event, options);
  const consumer = urlConsumer(to);
  const request = deliveryRequest({ url: to, secret }, payload, randomBytes(12).toString("hex"));
  const exchange = await consumer.send(request, { timeoutMs: timeout * 1000 });
  await consumer.close();
  if (exchange.kind === "unanswered" && exchange.reason === "connection-refused") {
    throw new UnableError(`Failed to reach ${consumer.name}: ${exchange.detail}. Start the consumer first.`);
  }
  const hide = (text: string): string => masked(text, secret ?? null);
  terminal.out(
    json ? hide(JSON.stringify({ event, payload, exchange })) : hide(describe(event, consumer.name, exchange)),
  );
  return isAccepted(exchange);
}

function describe(event: string, to: string, exchange: Exchange): string {
  const duration = `in ${Math.round(exchange.durationMs)} ms`;
  if (exchange.kind === "unanswered")
    return `${event} → ${to}: no answer ${duration} (${exchange.reason}: ${exchange.detail})`;
  return `${event} → ${to}: ${exchange.status} ${duration}${exchange.body === "" ? "" : `\n${exchange.body.trimEnd()}`}`;
}
