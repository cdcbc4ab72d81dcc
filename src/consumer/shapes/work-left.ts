/** Work that goes on after the answer, as platforms take it: when it fails, the delivery is the one to blame. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Attempt } from "../attempt.ts";

export interface WorkLeft {
  waitUntil(work: unknown): void;
  passThroughOnException(): void;
  readonly props: object;
}

/** The context of a Worker, and what those of other platforms share with it. */
export function workLeft(attempt: Attempt): WorkLeft {
  return {
    waitUntil: (work) => attempt.watch(Promise.resolve(work)),
    passThroughOnException: () => undefined,
    props: {},
  };
}

const current = new AsyncLocalStorage<WorkLeft>();

/**
 * Runs `call` so that `waitUntil` of `@vercel/functions` finds its request. The package looks for it under this symbol.
 */
export function withVercelContext<Result>(attempt: Attempt, call: () => Result): Result {
  const symbol = Symbol.for("@vercel/request-context");
  if (Reflect.get(globalThis, symbol) === undefined) {
    Reflect.set(globalThis, symbol, { get: () => current.getStore() });
  }
  return current.run(workLeft(attempt), call);
}
