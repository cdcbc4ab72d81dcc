/** What `hubhook trigger` does: makes one payload, delivers it once, and shows what came of it. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { edgeCases, plainPayload } from "../arbitraries/index.ts";
import { isAccepted, UnableError, UsageError, type Exchange } from "../base/index.ts";
import { urlConsumer } from "../consumer/index.ts";
import { deliveryRequest } from "../delivery/index.ts";
import { eventNameOf, eventNames, isEventName, type EventName, type Payload } from "../payload/index.ts";
import { masked } from "../report/index.ts";
import { nearest } from "./nearest.ts";
import { withValues } from "./set-values.ts";
import { secretOf } from "./options.ts";
import type { Terminal } from "./terminal.ts";

export interface TriggerOptions {
  readonly to: string;
  readonly set: readonly string[];
  readonly edge?: string;
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
  const payload = withValues(startingPoint(event, options.edge), options.set);
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

function startingPoint(event: string, edge: string | undefined): Payload {
  if (!isEventName(event)) {
    throw new UsageError(`Failed to trigger "${event}": there is no such event. ${suggestion(event, eventNames)}`);
  }
  if (edge === undefined) return plainPayload(event, "model");
  return edgeCaseOf(edge, event);
}

/** The first payload of an edge case that is of the event. */
function edgeCaseOf(name: string, event: EventName): Payload {
  const entry = edgeCases.find((known) => known.name === name);
  if (entry === undefined) {
    const names = edgeCases.map((known) => known.name);
    throw new UsageError(`Failed to start from "${name}": there is no such edge case. ${suggestion(name, names)}`);
  }
  const found = fc.sample(entry.arbitrary, { seed: 1, numRuns: 200 }).find((payload) => eventNameOf(payload) === event);
  if (found !== undefined) return found;
  throw new UsageError(`Failed to start from "${name}": it does not happen with ${event}. Name another event.`);
}

function suggestion(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return `Did you mean ${close.join(" or ")}?`;
}

function describe(event: string, to: string, exchange: Exchange): string {
  const duration = `in ${Math.round(exchange.durationMs)} ms`;
  if (exchange.kind === "unanswered")
    return `${event} → ${to}: no answer ${duration} (${exchange.reason}: ${exchange.detail})`;
  return `${event} → ${to}: ${exchange.status} ${duration}${exchange.body === "" ? "" : `\n${exchange.body.trimEnd()}`}`;
}
