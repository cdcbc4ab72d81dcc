/**
 * Where a consumer calls the Hub: its calls come in here, from within this process or over HTTP, and whichever
 * Hub is plugged in answers them.
 */
import { setTimeout as pause } from "node:timers/promises";
import { getResponse, type RequestHandler } from "msw";

/** A call that was to change something. */
export interface WrittenCall {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly body: string;
  /** The access token that it came with; `null` if there was none. */
  readonly token: string | null;
}

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
  /** What calls wrote while something was done. */
  writtenDuring(run: () => Promise<unknown>): Promise<readonly WrittenCall[]>;
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
  const recordings = new Set<WrittenCall[]>();
  let calls = 0;
  let writes = 0;
  let deliveries = 0; // under way
  let freeSinceMs = Infinity; // when the consumer last gave an answer to a delivery, or had one to a call
  const shortestMs = isInProcess ? QUIET_MS.inProcess : QUIET_MS.overHttp;
  let quietMs = shortestMs;
  const recorded = async (request: Request): Promise<Response | undefined> => {
    const written = await writtenBy(request);
    for (const recording of recordings) recording.push(written);
    return await getResponse([...handlers], request);
  };
  return {
    origin,
    isInProcess,
    async answer(request) {
      calls += 1;
      const isWrite = request.method !== "GET" && request.method !== "HEAD";
      if (isWrite) writes += 1;
      const lateMs = deliveries > 0 || underWay.size > 0 ? 0 : idleMs() - freeSinceMs;
      quietMs = Math.min(LONGEST_QUIET_MS, Math.max(quietMs, PATIENCE * lateMs));
      const answering = isWrite && recordings.size > 0 ? recorded(request) : getResponse([...handlers], request);
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
    async writtenDuring(run) {
      const recording: WrittenCall[] = [];
      recordings.add(recording);
      try {
        await run();
        return recording;
      } finally {
        recordings.delete(recording);
      }
    },
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

async function writtenBy(request: Request): Promise<WrittenCall> {
  const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
  return { method: request.method, path: new URL(request.url).pathname, body: await request.clone().text(), token };
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
