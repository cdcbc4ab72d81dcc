/** The entry of a thread that scouts: takes its module and options as data, and posts what it sees. */
import { parentPort, workerData } from "node:worker_threads";
import { moduleConsumer } from "../consumer/index.ts";
import { scout } from "../fuzz/index.ts";
import type { ScoutOrder, ScoutWord } from "./scouting.ts";

const order: ScoutOrder = workerData;
const say = (word: ScoutWord): void => parentPort?.postMessage(word);
const stopping = new AbortController();
parentPort?.on("message", () => stopping.abort());

const consumer = await moduleConsumer(order.module);
const scoutings = await scout(consumer, {
  ...order.options,
  signal: stopping.signal,
  onProgress: (progress) => say({ kind: "progress", progress }),
});
say({ kind: "done", scoutings });
await consumer.close();
parentPort?.close();
