/** Runs cases on a module that has just been loaded: each time in a thread of its own. */
import { lostFailure, type Case, type Plan, type RunElsewhere } from "../../fuzz/index.ts";
import type { Outcome } from "../../checks/index.ts";
import { startThread } from "./lost-thread.ts";
import type { Order } from "./messages.ts";

/** A consumer that was waited for in full before is given less time when it hangs again, in milliseconds. */
const LONGEST_MS = 400;

/** Loading a module may take that long without a sign of life, in milliseconds. */
const LOADING_MS = 30_000;

/** @param find - The case at a place. */
export function freshThreads(
  work: Pick<Order, "module" | "as" | "config" | "env" | "isCutOff" | "options">,
  plan: Plan,
  find: (ref: Parameters<RunElsewhere>[0][number]) => Case | undefined,
): RunElsewhere {
  return async (cases, fresh) => {
    let outcomes: readonly Outcome[] | null = null;
    const thread = startThread(
      { kind: "cases", ...work, cases, fresh },
      (watch) => (watch.get("requests") === 0 ? LOADING_MS : LONGEST_MS),
      (message) => {
        if (message.kind === "outcomes") outcomes = message.outcomes;
      },
    );
    const end = await thread.ended;
    if (end.kind === "done" || end.kind === "error") return outcomes;
    const nth = Number(thread.watch.current());
    const ref = cases[nth];
    const one = ref && find(ref);
    if (one === undefined) return null;
    const request = Math.max(0, thread.watch.get("requests") - 1);
    const isBlocked = end.kind === "blocked";
    const happened = isBlocked ? blockedWords(plan) : `was gone (${end.detail})`;
    const failure = await lostFailure(plan, one, { symptom: isBlocked ? "timeout" : "gone", happened, request });
    const kept: readonly Outcome[] = cases.slice(0, nth).map(() => ({ status: "kept" }));
    return [...kept, failure];
  };
}

/** What a handler does that does not let anybody else have the thread. */
export function blockedWords({ timeoutMs }: Plan): string {
  return `did not return within ${timeoutMs / 1_000} s: it never let go of the thread, as in an endless loop`;
}
