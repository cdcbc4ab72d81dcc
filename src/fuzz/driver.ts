/** Sends the requests of trials to the consumer, and keeps it up where hubhook started it. */
import { setImmediate as afterTurn, setTimeout as pause } from "node:timers/promises";
import type { Exchange, WireRequest } from "../base/index.ts";
import type { Driver, Setup } from "../checks/index.ts";
import type { CommandConsumer, Consumer } from "../consumer/index.ts";
import { mixed } from "./case.ts";
import type { RunHubLine } from "./hub-line.ts";

/** A consumer that goes on crashing is not started again for ever. */
const MAX_RESTARTS = 100;

/** How often to look whether a consumer has ended, in milliseconds. */
const POLL_MS = 10;

const UNSEEN: RunHubLine = { line: null, noteSent: () => undefined };

/** Everything that is sent in one run. */
export interface Line {
  /** Whether the consumer works while this process does something else. */
  readonly isElsewhere: boolean;
  /** The driver of one case. @param timeoutMs - How long each of its requests may take. */
  driverOf(setup: Setup, caseKey: string, timeoutMs: number, isThorough?: boolean): Driver;
  /** Requests sent so far. */
  requests(): number;
  /** The request that was sent last, and what came of it; `null` before the first. */
  last(): { readonly request: WireRequest; readonly exchange: Exchange } | null;
  /**
   * Whether the consumer has ended, as far as is known without asking it.
   * @param withinMs - How long to wait for the end of one that hubhook started: what breaks after the answer takes a moment.
   */
  isDown(withinMs: number): Promise<boolean>;
  /** What ended it, for people. */
  causeOfEnd(): string;
  /** Starts a consumer again that has ended. @returns false if it stays down. */
  revive(): Promise<boolean>;
  /** The last lines that a consumer started by hubhook wrote to stderr; `null` for others, and for silence. */
  lastWords(): string | null;
  /** What a consumer started by hubhook writes to stderr during `action`; `null` for others, and for silence. */
  wordsDuring(action: () => Promise<unknown>): Promise<string | null>;
}

/** @param hub - Where the consumer's calls to the Hub come in. Default: they are not seen. */
export function openLine(consumer: Consumer, { line: hubLine, noteSent }: RunHubLine = UNSEEN): Line {
  let requests = 0;
  let restarts = 0;
  let last: ReturnType<Line["last"]> = null;
  const send = async (request: WireRequest, timeoutMs: number): Promise<Exchange> => {
    requests += 1;
    noteSent(request);
    const sending = (): Promise<Exchange> => consumer.send(request, { timeoutMs });
    const exchange = await (hubLine === null ? sending() : hubLine.delivering(sending));
    last = { request, exchange };
    return exchange;
  };
  const isRefusing = (): boolean => last?.exchange.kind === "unanswered" && last.exchange.reason === "refused";
  const isDownNow = (): boolean => isRefusing() || consumer.status?.().kind === "down";
  return {
    isElsewhere: consumer.url !== undefined,
    driverOf: (setup, caseKey, timeoutMs, isThorough = false) => ({
      setup,
      deliveryId: (index) => deliveryId(caseKey, index),
      send: (request) => send(request, timeoutMs),
      hubLine,
      isThorough,
    }),
    requests: () => requests,
    last: () => last,
    async isDown(withinMs) {
      if (consumer.status === undefined) return isRefusing();
      await afterTurn(); // in this process, what was left to do after the answer is done now
      for (let waitedMs = 0; !isDownNow() && waitedMs < withinMs; waitedMs += POLL_MS) await pause(POLL_MS);
      return isDownNow();
    },
    causeOfEnd() {
      const status = consumer.status?.();
      return status?.kind === "down" ? status.detail : "nobody listens any more";
    },
    async revive() {
      if (!isDownNow()) return true;
      if (consumer.restart === undefined || restarts >= MAX_RESTARTS) return false;
      restarts += 1;
      await consumer.restart();
      last = null;
      return true;
    },
    lastWords: () => (isStartedHere(consumer) ? consumer.stderrTail() || null : null),
    wordsDuring: async (action) => (isStartedHere(consumer) ? (await consumer.stderrDuring(action)) || null : null),
  };
}

function isStartedHere(consumer: Consumer): consumer is CommandConsumer {
  return "stderrTail" in consumer;
}

/** 24 hex digits that the case and the place of the delivery in it decide. */
function deliveryId(caseKey: string, index: number): string {
  const word = (salt: number): string => (mixed(caseKey, index, salt) >>> 0).toString(16).padStart(8, "0");
  return word(0) + word(1) + word(2);
}
