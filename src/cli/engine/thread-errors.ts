/** Errors of a thread, as errors of the one that supervises it. */
import { UnableError, UsageError } from "../../base/index.ts";
import { UnreachableConsumerError } from "../../fuzz/index.ts";
import type { ThreadEnd } from "./lost-thread.ts";

/** Errors lose their class on the way between threads. */
export function errorFrom({ name, message }: Extract<ThreadEnd, { readonly kind: "error" }>): Error {
  switch (name) {
    case "UsageError":
      return new UsageError(message);
    case "UnreachableConsumerError":
      return new UnreachableConsumerError(message);
    case "UnableError":
      return new UnableError(message);
    default:
      return new Error(message);
  }
}

export function loadingLost(module: string, how: ThreadEnd): UnableError {
  const why = how.kind === "ended" ? how.detail : "it never let go of the thread";
  return new UnableError(
    `Failed to load "${module}": ${why} before it was sent anything. Have it export its handler, and start nothing by itself.`,
  );
}
