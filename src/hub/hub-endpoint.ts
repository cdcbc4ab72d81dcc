/**
 * Where a consumer calls the Hub: its calls come in here, from within this process or over HTTP, and whichever
 * Hub is plugged in answers them.
 */
import { setTimeout as pause } from "node:timers/promises";
import { getResponse, type RequestHandler } from "msw";

export interface HubEndpoint {
  /** Where the consumer takes the Hub to be, such as `https://huggingface.co`. */
  readonly origin: string;
  /** Whether the calls come from this process: then each is known to be for the delivery that caused it. */
  readonly isInProcess: boolean;
  /** Answers a call by whichever Hub is plugged in; undefined if it does not serve that. */
  answer(request: Request): Promise<Response | undefined>;
  /** Has other handlers answer from now on, until the returned function is called. */
  mount(handlers: readonly RequestHandler[]): () => void;
  /** How many calls have come in. */
  calls(): number;
  /** How many of them were to change something: all but GET and HEAD. */
  writes(): number;
  /** Sends a delivery. A call that comes while none is under way is late: the consumer goes on after its answers. */
  delivering<Result>(send: () => Promise<Result>): Promise<Result>;
  /**
   * Done when no call is under way and none has come for a while: then a consumer that works on after its answer is taken
   * to have ended. How long a while is grows with how late its calls have been so far.
   */
  quiet(): Promise<void>;
}

/** How long nothing has to come, in milliseconds, until a consumer has shown that it needs longer. */
const QUIET_MS = { inProcess: 5, overHttp: 25 };

/** How much longer than the latest call so far a while is. */
const PATIENCE = 3;

const LONGEST_QUIET_MS = 1_000;

/** What is left of a while each time that it was long enough: one late call on a busy machine is not remembered for ever. */
const FORGETTING = 0.8;

export function createHubEndpoint({ origin, isInProcess }: Pick<HubEndpoint, "origin" | "isInProcess">): HubEndpoint {
  let handlers: readonly RequestHandler[] = [];
  const underWay = new Set<Promise<unknown>>();
  let calls = 0;
  let writes = 0;
  let deliveries = 0; // under way
  let freeSinceMs = Infinity; // when the consumer last gave an answer to a delivery, or had one to a call
  const shortestMs = isInProcess ? QUIET_MS.inProcess : QUIET_MS.overHttp;
  let quietMs = shortestMs;
  return {
    origin,
    isInProcess,
    async answer(request) {
      calls += 1;
      if (request.method !== "GET" && request.method !== "HEAD") writes += 1;
      const lateMs = deliveries > 0 || underWay.size > 0 ? 0 : idleMs() - freeSinceMs;
      quietMs = Math.min(LONGEST_QUIET_MS, Math.max(quietMs, PATIENCE * lateMs));
      const answering = getResponse([...handlers], request);
      underWay.add(answering);
      try {
        return await answering;
      } finally {
        underWay.delete(answering);
        freeSinceMs = idleMs();
      }
    },
    mount(next) {
      const before = handlers;
      handlers = next;
      return () => {
        handlers = before;
        underWay.clear();
      };
    },
    calls: () => calls,
    writes: () => writes,
    async delivering(send) {
      deliveries += 1;
      try {
        return await send();
      } finally {
        deliveries -= 1;
        if (calls > 0) freeSinceMs = idleMs();
      }
    },
    async quiet() {
      let seen: number;
      do {
        seen = calls;
        await settledWithin(LONGEST_QUIET_MS, underWay);
        underWay.clear(); // what has no answer by now is not going to have one
        await idleFor(quietMs);
      } while (seen !== calls || underWay.size > 0);
      quietMs = Math.max(shortestMs, quietMs * FORGETTING);
    },
  };
}

/**
 * For how long this process has had nothing to do since it began, in milliseconds. Waiting is measured by it: while it is
 * busy, nobody is late.
 */
function idleMs(): number {
  return performance.eventLoopUtilization().idle;
}

async function settledWithin(ms: number, work: Iterable<Promise<unknown>>): Promise<void> {
  const giveUp = new AbortController();
  const deadline = pause(ms, undefined, { signal: giveUp.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(work), deadline]);
  giveUp.abort();
}

async function idleFor(ms: number): Promise<void> {
  const untilMs = idleMs() + ms;
  for (let leftMs = ms; leftMs > 0; leftMs = untilMs - idleMs()) await pause(Math.max(1, leftMs));
}
