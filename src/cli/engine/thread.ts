/** The entry of an engine thread: loads the module of the consumer, runs its cases, and sends what there is to say. */
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { realClock } from "../../base/index.ts";
import { failOutbound, withoutLoadMarks, type Consumer, type OwnScripts } from "../../consumer/index.ts";
import {
  planOf,
  rehearse,
  runCases,
  runEvents,
  type FuzzOptions,
  type Resume,
  type RunElsewhere,
  type RunEvent,
} from "../../fuzz/index.ts";
import { reachOf, startCoverage, type Coverage } from "../../reach/index.ts";
import { openApp } from "./app.ts";
import type { FromEngine, Order, ToEngine } from "./messages.ts";
import { ownOutput, withOutput } from "./own-output.ts";
import { BEAT_MS, watchOn, type Watch } from "./watch.ts";

/** How often events are sent, in milliseconds: each message costs both threads time. */
const SEND_EVERY_MS = 25;

async function main(order: Order, port: MessagePort): Promise<void> {
  const watch = watchOn(order.shared);
  watch.add("beats");
  const beating = setInterval(() => watch.add("beats"), BEAT_MS);
  const say = (message: FromEngine): void => port.postMessage(message);
  const exit = process.exit.bind(process);
  process.exit = (code): never => {
    watch.say(`it called process.exit(${code ?? ""})${callerOf(new Error())}`);
    return exit(code);
  };
  try {
    if (order.isCutOff === true) failOutbound();
    const output = ownOutput();
    let scripts: (() => OwnScripts) | undefined;
    const isOwn = (url: string): boolean => ![undefined, order.config].includes(scripts?.().fileOf(url));
    const isGuided = order.kind === "run" && order.isGuided;
    if (isGuided) await rehearse(planOf({ ...order.options, checks: undefined }, order.options.url ?? "", 0));
    const coverage = isGuided ? startCoverage(isOwn) : null;
    const app = await openApp(order);
    ({ scripts } = app);
    say({ kind: "recognised", line: `${order.module}: ${app.recognised}` });
    const consumer = withOutput(counted(app.consumer, watch), output);
    const options = { ...order.options, ...app.code };
    const plan = planOf(options, options.url ?? "", 0, app.code.own);
    if (order.kind === "run") {
      await runPart({ ...order, options }, consumer, plan, { port, watch, say, coverage, scripts });
    } else {
      const outcomes = await runCases(consumer, plan, order.cases, order.fresh, (nth) => {
        started(watch, String(nth));
        watch.set("check", 0);
      });
      say({ kind: "outcomes", outcomes });
    }
    await app.end();
    say({ kind: "done" });
  } catch (thrown) {
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    say({ kind: "error", name, message });
  } finally {
    clearInterval(beating);
    port.close();
  }
}

interface Surroundings {
  readonly port: MessagePort;
  readonly watch: Watch;
  say(message: FromEngine): void;
  /** `null` if the run is not guided. */
  readonly coverage: Coverage | null;
  scripts(): OwnScripts;
}

async function runPart(
  { options, resume }: { readonly options: FuzzOptions; readonly resume: Resume | null },
  consumer: Consumer,
  plan: ReturnType<typeof planOf>,
  { port, watch, say, coverage, scripts }: Surroundings,
): Promise<void> {
  const stop = new AbortController();
  const asked = new Map<number, (outcomes: Awaited<ReturnType<RunElsewhere>>) => void>();
  port.on("message", (message: ToEngine) => {
    if (message.kind === "stop") stop.abort();
    else asked.get(message.id)?.(message.outcomes);
  });
  const runElsewhere: RunElsewhere = (cases, fresh) =>
    new Promise((resolve) => {
      const id = asked.size;
      asked.set(id, resolve);
      say({ kind: "run-fresh", id, cases, options: fresh });
    });
  const context = {
    clock: realClock(),
    signal: stop.signal,
    runElsewhere,
    coverage: coverage ?? undefined,
    resume: resume ?? undefined,
  };
  const order = plan.checks.map(({ id }) => id);
  watch.setCurrent("0"); // an end during the first questions counts as the end of the first case
  let events: RunEvent[] = [];
  let sentMs = performance.now();
  for await (const event of runEvents(consumer, plan, options, context)) {
    if (event.kind === "case-started") started(watch, event.ref?.path ?? "");
    if (event.kind === "case-started") watch.set("check", order.indexOf(event.check));
    if (event.kind === "case-judged" && event.status !== "failed") watch.add("kept");
    events.push(event);
    const nowMs = performance.now();
    if (event.kind !== "finding" && nowMs - sentMs < SEND_EVERY_MS) continue;
    say({ kind: "events", events });
    events = [];
    sentMs = nowMs;
  }
  if (coverage !== null) {
    coverage.take();
    events.push({ kind: "reached", reach: reachOf(coverage, scripts(), process.cwd()) });
  }
  say({ kind: "events", events });
}

/** The place in the code that called, as the end of a sentence: the frame above the one that asks. */
function callerOf({ stack = "" }: Error): string {
  const frame = stack.split("\n").filter((line) => /^ +at /.test(line))[1];
  return frame === undefined ? "" : ` ${withoutLoadMarks(frame.trim())}`;
}

function started(watch: Watch, path: string): void {
  watch.setCurrent(path);
  watch.set("requests", 0);
}

/** The consumer, with its requests counted where the supervising thread sees it. */
function counted(consumer: Consumer, watch: Watch): Consumer {
  return {
    ...consumer,
    send(request, options) {
      watch.add("requests");
      return consumer.send(request, options);
    },
  };
}

if (parentPort !== null) await main(workerData, parentPort);
