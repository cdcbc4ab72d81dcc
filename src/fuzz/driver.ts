/** Sends the requests of trials to the consumer, and keeps it up where hubhook started it. */
import type { Exchange, WireRequest } from "../base/index.ts";
import type { Driver, Setup } from "../checks/index.ts";
import type { CommandConsumer, Consumer } from "../consumer/index.ts";
import { mixed } from "./case.ts";

/** A consumer that goes on crashing is not started again for ever. */
const MAX_RESTARTS = 100;

/** Everything that is sent in one run. */
export interface Line {
  /** The driver of one case. @param timeoutMs - How long each of its requests may take. */
  driverOf(setup: Setup, caseKey: string, timeoutMs: number): Driver;
  /** Requests sent so far. */
  requests(): number;
  /** Whether the consumer has ended, as far as is known without asking it. */
  isDown(): boolean;
  /** Starts a consumer again that has ended. @returns false if it stays down. */
  revive(): Promise<boolean>;
  /** The last lines that a consumer started by hubhook wrote to stderr; `null` for others, and for silence. */
  lastWords(): string | null;
  /** What a consumer started by hubhook writes to stderr during `action`; `null` for others, and for silence. */
  wordsDuring(action: () => Promise<unknown>): Promise<string | null>;
}

export function openLine(consumer: Consumer): Line {
  let requests = 0;
  let restarts = 0;
  let lastWasRefused = false;
  const send = async (request: WireRequest, timeoutMs: number): Promise<Exchange> => {
    requests += 1;
    const exchange = await consumer.send(request, { timeoutMs });
    lastWasRefused = exchange.kind === "unanswered" && exchange.reason === "refused";
    return exchange;
  };
  const isDown = (): boolean => lastWasRefused || consumer.status?.().kind === "down";
  return {
    driverOf: (setup, caseKey, timeoutMs) => ({
      setup,
      deliveryId: (index) => deliveryId(caseKey, index),
      send: (request) => send(request, timeoutMs),
    }),
    requests: () => requests,
    isDown,
    async revive() {
      if (!isDown()) return true;
      if (!isStartedHere(consumer) || restarts >= MAX_RESTARTS) return false;
      restarts += 1;
      await consumer.restart();
      lastWasRefused = false;
      return true;
    },
    lastWords: () => (isStartedHere(consumer) ? consumer.stderrTail() || null : null),
    wordsDuring: async (action) => (isStartedHere(consumer) ? (await consumer.stderrDuring(action)) || null : null),
  };
}

function isStartedHere(consumer: Consumer): consumer is CommandConsumer {
  return "restart" in consumer && "stderrTail" in consumer;
}

/** 24 hex digits that the case and the place of the delivery in it decide. */
function deliveryId(caseKey: string, index: number): string {
  const word = (salt: number): string => (mixed(caseKey, index, salt) >>> 0).toString(16).padStart(8, "0");
  return word(0) + word(1) + word(2);
}
