/**
 * Scouts in threads: each loads the module of the consumer for itself and runs its part of the cases there. Whatever becomes
 * of a scout (its consumer may end the thread), the run itself does what it left.
 */
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { messageOf } from "../base/index.ts";
import type { Progress, Scouting, ScoutOptions, Shard } from "../fuzz/index.ts";
import type { Terminal } from "./terminal.ts";

/** What a scout is told: plain values. */
export interface ScoutOrder {
  /** Path of the module. */
  readonly module: string;
  readonly options: Omit<ScoutOptions, "clock" | "signal" | "onProgress" | "hubLine">;
}

/** What a scout tells. */
export type ScoutWord =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "done"; readonly scoutings: readonly Scouting[] };

/** In the sources, modules are TypeScript; in the package they are JavaScript. */
const THREAD = new URL(`scout-thread${extname(import.meta.url)}`, import.meta.url);

/** Splits the order among threads. @returns What all of them saw. */
export async function scoutInThreads(
  order: ScoutOrder,
  { shard, workers }: { readonly shard: Shard; readonly workers: number },
  terminal: Terminal,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<readonly Scouting[]> {
  const told = new Map<number, Progress>();
  const threads: Worker[] = [];
  const note = (nth: number, progress: Progress): void => {
    told.set(nth, progress);
    const sum = sumOf([...told.values()]);
    onProgress?.(sum);
    if (order.options.bail === true && sum.failures > 0) for (const thread of threads) thread.postMessage("stop");
  };
  const seen = Array.from({ length: workers }, (_, nth) => {
    const workerData = { ...order, options: { ...order.options, shard: partOf(shard, nth, workers) } };
    const thread = new Worker(THREAD, { workerData });
    threads.push(thread);
    return scoutIn(thread, (progress) => note(nth, progress), terminal);
  });
  return (await Promise.all(seen)).flat();
}

/** Part `nth` of `workers` of a shard, as `--shard` writes it. */
function partOf({ index, of }: Shard, nth: number, workers: number): string {
  return `${index + of * nth + 1}/${of * workers}`;
}

/** A scout that ends before it is done has seen nothing. */
async function scoutIn(
  thread: Worker,
  onProgress: (progress: Progress) => void,
  terminal: Terminal,
): Promise<readonly Scouting[]> {
  const { promise, resolve } = Promise.withResolvers<readonly Scouting[] | null>();
  let reason = "the consumer ended it";
  thread.on("message", (word: ScoutWord) => {
    if (word.kind === "progress") onProgress(word.progress);
    else resolve(word.scoutings);
  });
  thread.on("error", (thrown) => (reason = messageOf(thrown)));
  thread.on("exit", () => resolve(null));
  const scoutings = await promise;
  if (scoutings === null) terminal.err(`One of the workers was lost (${reason}): its cases are run by the first.`);
  await thread.terminate();
  return scoutings ?? [];
}

/** What several scouts have done, as one. */
function sumOf(all: readonly Progress[]): Progress {
  const [slowest] = all.toSorted((a, b) => a.checksDone - b.checksDone);
  const sum = (key: "cases" | "requests" | "failures"): number => all.reduce((total, one) => total + one[key], 0);
  if (slowest === undefined) throw new TypeError("Failed to sum up progress: there is none. This is a bug in hubhook.");
  return { ...slowest, cases: sum("cases"), requests: sum("requests"), failures: sum("failures") };
}
