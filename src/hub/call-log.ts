/**
 * The calls that came in for the Hub's REST API: which delivery made a consumer call, and which call raised an event.
 */
import type { Clock } from "../base/index.ts";

export interface HubCall {
  /** From 1, in the order in which they came. */
  readonly number: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** `null` until it is answered, and for good if the connection broke instead. */
  readonly status: number | null;
  /** When it came, in epoch milliseconds. */
  readonly atMs: number;
  /** The id of the delivery that made the consumer call; `null` if none did, or nobody knows. */
  readonly causedBy: string | null;
}

export interface CallLog {
  /** Writes a call down, and how it is answered. @param respond - Is given the call's number. */
  answering(request: Request, respond: (call: number) => Promise<Response>): Promise<Response>;
  /** Does something for a call. It must not wait: what happens meanwhile would be taken for the call's doing. */
  during<Result>(call: number, run: () => Result): Result;
  /** The number of the call that something is done for right now. */
  current(): number | null;
  /** A call by its number, if it is still kept. */
  find(call: number): HubCall | undefined;
  /** The newest calls, oldest first. */
  calls(): readonly HubCall[];
}

/** How many calls are kept. */
const KEPT_CALLS = 10_000;

/** @param causeOf - The delivery that a call being made right now is for. */
export function callLog(clock: Clock, causeOf: () => string | undefined): CallLog {
  const calls = new Map<number, HubCall>();
  let count = 0;
  let current: number | null = null;
  const note = (call: HubCall): void => {
    if (call.number <= count - KEPT_CALLS) return; // its answer took so long that it has been dropped
    calls.set(call.number, call);
    calls.delete(call.number - KEPT_CALLS);
  };
  return {
    async answering(request, respond) {
      count += 1;
      const { method, url } = request;
      const causedBy = causeOf() ?? null;
      const call = { number: count, method, path: new URL(url).pathname, atMs: clock.nowMs(), causedBy };
      note({ ...call, status: null });
      const response = await respond(call.number);
      note({ ...call, status: response.type === "error" ? null : response.status });
      return response;
    },
    during(call, run) {
      const before = current;
      current = call;
      try {
        return run();
      } finally {
        current = before;
      }
    },
    current: () => current,
    find: (call) => calls.get(call),
    calls: () => [...calls.values()],
  };
}
