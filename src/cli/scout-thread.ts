/** The entry of a thread that scouts: takes its module and options as data, and posts what it sees. */
import { parentPort, workerData } from "node:worker_threads";
import { moduleConsumer } from "../consumer/index.ts";
import { scout, type Progress } from "../fuzz/index.ts";
import type { ScoutOrder, ScoutWord } from "./scouting.ts";

const order: ScoutOrder = workerData;
const say = (word: ScoutWord): void => parentPort?.postMessage(word);
const stopping = new AbortController();
parentPort?.on("message", () => stopping.abort());

/** How often it tells how far it has come, in milliseconds: nobody reads faster, and each word costs both threads time. */
const TELL_EVERY_MS = 50;

let toldMs = 0;
let failuresTold = 0;

function tell(progress: Progress): void {
  const nowMs = performance.now();
  if (nowMs - toldMs < TELL_EVERY_MS && progress.failures === failuresTold) return;
  toldMs = nowMs;
  failuresTold = progress.failures;
  say({ kind: "progress", progress });
}

const consumer = await moduleConsumer(order.module);
const scoutings = await scout(consumer, {
  ...order.options,
  signal: stopping.signal,
  onProgress: tell,
});
say({ kind: "done", scoutings });
await consumer.close();
parentPort?.close();
