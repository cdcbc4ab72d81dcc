/** The connection of one run to its consumer: sends the requests of cases, and knows what became of the consumer meanwhile. */
import { setImmediate as afterTurn, setTimeout as pause } from "node:timers/promises";
import { isLimited, mixed, type Exchange, type WireRequest } from "../base/index.ts";
import type { Driver, Setup } from "../checks/index.ts";
import type { CommandConsumer, Consumer, ConsumerStatus } from "../consumer/index.ts";
import type { CaseRef } from "../findings/index.ts";
import { sameAnswers } from "./same-answers.ts";
import type { RunHub } from "./hub-endpoint.ts";
import type { Pace } from "./pace.ts";
import type { Patience } from "./patience.ts";

/** How often to look whether a consumer has ended, in milliseconds. */
const POLL_MS = 10;

/** How long the end of a process may take to be known after its port was closed, in milliseconds. */
const END_MS = 500;

export interface Sent {
  readonly request: WireRequest;
  readonly exchange: Exchange;
}

/** Work that failed after the answer to its request. */
export interface LateFailure extends Sent {
  /** The case whose request it was. */
  readonly caseKey: string;
  readonly detail: string;
  /** How long after the answer it failed, in milliseconds. */
  readonly delayMs: number;
}

export interface DriverOptions {
  /** Whether the case looks like one that got no answer. */
  readonly looksHung?: boolean;
  readonly isThorough?: boolean;
}

export interface Session {
  readonly consumer: Consumer;
  readonly pace: Pace;
  readonly patience: Patience;
  /** Whether the consumer works while this process does something else. */
  readonly isElsewhere: boolean;
  /** The driver of one case. @param caseKey - Decides the ids of its deliveries. */
  driverOf(setup: Setup, caseKey: string, options?: DriverOptions): Driver;
  /** Requests sent so far. */
  requests(): number;
  /** What there is to say when all answers were the same; `null` if they were not. */
  sameAnswer(): string | null;
  /** The request that was sent last, and what came of it; `null` before the first. */
  last(): Sent | null;
  /** The request that was answered last. */
  lastAnswered(): Sent | null;
  /** What failed after its answer since this was asked for the last time. */
  lateFailures(): readonly LateFailure[];
  /** Waits for a failure after the answer to a case's requests. @returns null if none comes in time. */
  lateFailureOf(caseKey: string, withinMs: number): Promise<LateFailure | null>;
  /** Lets what was left to do in this process be done. */
  turn(): Promise<void>;
  /**
   * Whether the consumer has ended, as far as is known without asking it.
   * @param withinMs - How long to wait for the end of one that hubhook started: what breaks after the answer takes a moment.
   */
  hasEnded(withinMs: number): Promise<boolean>;
  /** What ended it, for people. */
  causeOfEnd(): string;
  /** Whether it ended in order the last time: it may have been started again since, for another case that met the same end. */
  endedInOrder(): boolean;
  /** Whether the consumer can be started again, so that it remembers nothing. */
  readonly canRestart: boolean;
  /** Starts it again. @returns false if it does not come up, or not any more. */
  restart(): Promise<boolean>;
  /** The last lines that a consumer started by hubhook wrote to stderr; `null` for others, and for silence. */
  lastWords(): string | null;
  /** How much memory a consumer started by hubhook holds, in bytes; `null` for others, and where nobody says. */
  memory(): Promise<number | null>;
  /** What a consumer started by hubhook writes to stderr during `action`; `null` for others, and for silence. */
  wordsDuring(action: () => Promise<unknown>): Promise<string | null>;
}

export interface SessionOptions {
  readonly hub: RunHub;
  readonly pace: Pace;
  readonly patience: Patience;
  /** How often the consumer is started again at the most. */
  readonly maxRestarts: number;
  /** Puts the consumer back to how it starts, where that takes less than starting it again. */
  readonly setup?: (() => unknown) | undefined;
}

export function openSession(consumer: Consumer, { hub, pace, patience, maxRestarts, setup }: SessionOptions): Session {
  const { endpoint } = hub;
  const answers = sameAnswers();
  let requests = 0;
  let restarts = 0;
  let lastEnd: Extract<ConsumerStatus, { readonly kind: "down" }> | undefined;
  let last: Sent | null = null;
  let lastAnswered: Sent | null = null;
  let late: LateFailure[] = [];
  const sendOnce = async (request: WireRequest, caseKey: string, looksHung: boolean): Promise<Exchange> => {
    await pace.turn();
    requests += 1;
    hub.noteSent(request);
    const timeoutMs = patience.waitMs(looksHung);
    let exchange: Exchange | undefined;
    let answeredMs = 0;
    const onLateFailure = (detail: string): void => {
      if (exchange !== undefined)
        late.push({ request, exchange, caseKey, detail, delayMs: performance.now() - answeredMs });
    };
    const sending = (): Promise<Exchange> => consumer.send(request, { timeoutMs, onLateFailure });
    exchange = asPromised(await (endpoint === null ? sending() : endpoint.delivering(sending)), patience);
    answeredMs = performance.now();
    patience.note(exchange, timeoutMs);
    answers.note(exchange);
    last = { request, exchange };
    if (exchange.kind === "answered") lastAnswered = last;
    return exchange;
  };
  const send = async (request: WireRequest, caseKey: string, looksHung: boolean): Promise<Exchange> => {
    for (let tries = 0; ; tries++) {
      const exchange = await sendOnce(request, caseKey, looksHung);
      if (!isLimited(exchange)) {
        pace.answered();
        return exchange;
      }
      if (!(await pace.limited(exchange, tries))) return exchange;
    }
  };
  const restart = async (): Promise<boolean> => {
    if (consumer.restart === undefined || restarts >= maxRestarts) return false;
    restarts += 1;
    last = null;
    lastAnswered = null;
    hub.renew();
    return await consumer.restart().then(
      () => true,
      () => false,
    );
  };
  const setUp = async (): Promise<boolean> => {
    hub.renew();
    await setup?.();
    return true;
  };
  const renew = setup !== undefined ? setUp : consumer.restart !== undefined ? restart : null;
  const isNotTaken = (): boolean =>
    last?.exchange.kind === "unanswered" && last.exchange.reason === "connection-refused";
  const hasEndedNow = (): boolean => {
    const status = consumer.status?.();
    if (status?.kind === "down") lastEnd = status;
    return isNotTaken() || status?.kind === "down";
  };
  return {
    consumer,
    pace,
    patience,
    isElsewhere: consumer.url !== undefined,
    driverOf: (setup, caseKey, { looksHung = false, isThorough = false } = {}) => ({
      setup,
      deliveryId: (index) => deliveryId(caseKey, index),
      send: (request) => send(request, caseKey, looksHung),
      hubEndpoint: endpoint,
      renew,
      isThorough,
    }),
    requests: () => requests,
    sameAnswer: () => answers.inWords(),
    last: () => last,
    lastAnswered: () => lastAnswered,
    lateFailures() {
      const seen = late;
      if (seen.length > 0) late = [];
      return seen;
    },
    async lateFailureOf(caseKey, withinMs) {
      await afterTurn();
      for (let waitedMs = 0; ; waitedMs += POLL_MS) {
        const seen = late.find((failure) => failure.caseKey === caseKey);
        if (seen !== undefined || waitedMs >= withinMs) return seen ?? null;
        await pause(POLL_MS);
      }
    },
    turn: async () => void (await afterTurn()),
    async hasEnded(withinMs) {
      if (consumer.status === undefined) return isNotTaken();
      // Nobody listens any more: how a consumer that hubhook started has ended is known in a moment.
      for (
        let waitedMs = 0;
        isNotTaken() && consumer.status().kind === "up" && waitedMs < END_MS;
        waitedMs += POLL_MS
      ) {
        await pause(POLL_MS);
      }
      for (let waitedMs = 0; !hasEndedNow() && waitedMs < withinMs; waitedMs += POLL_MS) await pause(POLL_MS);
      return hasEndedNow();
    },
    causeOfEnd() {
      const status = consumer.status?.();
      return status?.kind === "down" ? status.detail : "nobody listens any more";
    },
    endedInOrder: () => lastEnd?.isOrderly === true,
    canRestart: consumer.restart !== undefined,
    restart,
    lastWords: () => (isStartedHere(consumer) ? consumer.stderrTail() || null : null),
    memory: async () => (hasMemory(consumer) ? await consumer.memory() : null),
    wordsDuring: async (action) => (isStartedHere(consumer) ? (await consumer.stderrDuring(action)) || null : null),
  };
}

function isStartedHere(consumer: Consumer): consumer is CommandConsumer {
  return "stderrTail" in consumer;
}

/** What is not waited for to the end all the same breaks the promise that was given: its time is the one to report. */
function asPromised(exchange: Exchange, { timeoutMs }: Patience): Exchange {
  if (exchange.kind === "answered" || exchange.reason !== "timeout") return exchange;
  return { ...exchange, detail: `no whole answer within ${timeoutMs / 1_000} s` };
}

/** A driver that sends by a function, for a case that has no session. */
export function driverFor(setup: Setup, ref: CaseRef, send: Driver["send"]): Driver {
  const caseKey = JSON.stringify(ref);
  return {
    setup,
    deliveryId: (index) => deliveryId(caseKey, index),
    send,
    hubEndpoint: null,
    renew: null,
    isThorough: false,
  };
}

/** 24 hex digits that the case and the place of the delivery in it decide. */
function deliveryId(caseKey: string, index: number): string {
  const word = (salt: number): string => (mixed(caseKey, index, salt) >>> 0).toString(16).padStart(8, "0");
  return word(0) + word(1) + word(2);
}

function hasMemory(consumer: Consumer): consumer is CommandConsumer {
  return "memory" in consumer;
}
