/** Loads the module that it is given, and posts its answer. */
import { parentPort, workerData } from "node:worker_threads";
import { loadModule } from "../../../src/consumer/loading/index.ts";

const { exports } = await loadModule(workerData);
parentPort?.postMessage(exports["answer"]);
