/** Runs a thread and watches it: one that never lets go, ends by itself or runs out of memory is lost, and that is an answer, too. */
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { messageOf } from "../../base/index.ts";
import type { FromEngine, Order, ToEngine } from "./messages.ts";
import { watchOn, type Watch } from "./watch.ts";

export type ThreadEnd =
  | { readonly kind: "done" }
  /** Something that hubhook or the module threw on purpose. */
  | { readonly kind: "error"; readonly name: string; readonly message: string }
  /** It did not let go of the thread. */
  | { readonly kind: "blocked"; readonly blockedMs: number }
  | { readonly kind: "ended"; readonly detail: string };

export interface WatchedThread {
  readonly watch: Watch;
  post(message: ToEngine): void;
  readonly ended: Promise<ThreadEnd>;
  /** Ends it, whatever it does. */
  terminate(): Promise<void>;
}

type OrderWithoutMemory = Order extends infer One ? (One extends Order ? Omit<One, "shared"> : never) : never;

/** In the sources, modules are TypeScript; in the package they are JavaScript. */
const THREAD = new URL(`thread${extname(import.meta.url)}`, import.meta.url);

/** A thread has four times the stack of a process by default, and would hide what overflows there. */
const STACK_MB = 1.15;

/** How often to look whether it is alive, in milliseconds. */
const LOOK_EVERY_MS = 50;

/**
 * @param longestMs - How long it may show no sign of life, in milliseconds: asked anew each time it matters.
 * @param onMessage - What it says, but for how it ends.
 */
export function startThread(
  order: OrderWithoutMemory,
  longestMs: (watch: Watch) => number,
  onMessage: (message: FromEngine) => void,
): WatchedThread {
  const watch = watchOn();
  const thread = new Worker(THREAD, {
    workerData: { ...order, shared: watch.shared },
    stdout: true,
    stderr: true,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  thread.stdout.resume();
  thread.stderr.resume();
  const { promise: ended, resolve } = Promise.withResolvers<ThreadEnd>();
  let beats = -1;
  let aliveMs = performance.now();
  const looking = setInterval(() => {
    const nowMs = performance.now();
    const seen = watch.get("beats");
    if (seen !== beats) {
      beats = seen;
      aliveMs = nowMs;
    } else if (beats > 0 && nowMs - aliveMs > longestMs(watch)) end({ kind: "blocked", blockedMs: nowMs - aliveMs });
  }, LOOK_EVERY_MS);
  const end = (how: ThreadEnd): void => {
    clearInterval(looking);
    resolve(how);
    void thread.terminate();
  };
  thread.on("message", (message: FromEngine) => {
    if (message.kind === "done") end({ kind: "done" });
    else if (message.kind === "error") end(message);
    else onMessage(message);
  });
  thread.on("error", (thrown) => end({ kind: "ended", detail: endInWords(thrown) }));
  thread.on("exit", (code) => {
    const words = watch.words();
    end({ kind: "ended", detail: words === "" ? `it ended its process with exit code ${code}` : words });
  });
  return {
    watch,
    post: (message) => thread.postMessage(message),
    ended,
    async terminate() {
      clearInterval(looking);
      await thread.terminate();
    },
  };
}

function endInWords(thrown: unknown): string {
  const isMemory = thrown instanceof Error && "code" in thrown && thrown.code === "ERR_WORKER_OUT_OF_MEMORY";
  return isMemory ? "it ran out of memory" : `an error ended it: ${messageOf(thrown)}`;
}
