/** The consumer of a run, opened: a module is loaded by threads; what runs elsewhere is reached from here. */
import { extname } from "node:path";
import { realClock, UsageError } from "../base/index.ts";
import { refusingProxy, type CommandConsumer, type Consumer } from "../consumer/index.ts";
import { planOf, runEvents, type Plan, type RunEvent } from "../fuzz/index.ts";
import { openAgents, type Reach } from "../reach/index.ts";
import { codeIn, type FoundConfig, type OwnCode } from "./config/index.ts";
import { inParts, supervise } from "./engine/index.ts";
import type { StopSignal } from "./exit.ts";
import { isUrl, type FuzzCommandOptions, type plainOptions } from "./fuzz-options.ts";
import { openConsumer } from "./open-consumer.ts";
import type { ServedHub } from "./served-hub.ts";
import { snapshotAt } from "./snapshot-at.ts";
import type { Terminal } from "./terminal.ts";

export interface OpenRun {
  readonly plan: Plan;
  /** How the consumer is called. */
  readonly name: string;
  readonly events: AsyncIterable<RunEvent>;
  /** What was reached in processes of their own; `null` if nothing is known of that. Asked once it is closed. */
  reach(): Reach | null;
  /** The signal that ended the run early; `null` if none did. */
  stopped(): StopSignal | null;
  close(): Promise<void>;
}

/** What a run is about. */
export interface Asked {
  readonly target: string;
  readonly options: FuzzCommandOptions;
  /** What decides the cases, as values that a thread can be sent. */
  readonly plain: ReturnType<typeof plainOptions>;
  readonly config: FoundConfig | undefined;
  /** The Hub that a consumer elsewhere calls. */
  readonly hub: ServedHub | undefined;
}

export async function openRun(asked: Asked, terminal: Terminal): Promise<OpenRun> {
  const { target, options, plain, config, hub } = asked;
  const codeAt = (url: string): OwnCode => codeIn(config?.config ?? {}, url);
  const stopping = new AbortController();
  let signal: StopSignal | null = null;
  const untilStopped = async (): Promise<void> => {
    signal = await terminal.untilStopped();
    stopping.abort();
  };
  void untilStopped();
  const stopped = (): StopSignal | null => signal;
  if (!isUrl(target) && options.start === undefined) {
    if (options.snapshotUrl !== undefined) {
      throw new UsageError(
        `Failed to ask "${target}" at ${options.snapshotUrl}: a module listens nowhere. Give \`snapshot\` in hubhook.config.ts instead.`,
      );
    }
    const { own, world, snapshot } = codeAt(options.url);
    const plan = planOf({ ...plain, world, snapshot }, options.url, realClock().nowMs(), own);
    const work = {
      module: target,
      as: options.as,
      config: config !== undefined && extname(config.file) !== ".json" ? config.file : undefined,
      env: config?.config.env ?? {},
      isCutOff: options.failOutbound,
      isGuided: options.guidance && plan.alone === null,
      options: { ...plain, seed: plan.seed, url: options.url },
    };
    const seen = once((line) => terminal.err(line));
    const events =
      options.workers > 1 && plan.alone === null
        ? inParts(plan, work, options.workers, stopping.signal, seen)
        : supervise(plan, work, stopping.signal, seen);
    return { plan, name: target, events, stopped, reach: () => null, close: async () => undefined };
  }
  const agents =
    options.start === undefined || !options.guidance ? undefined : await openAgents(terminal.cwd, terminal.env);
  if (options.failOutbound && options.start === undefined) {
    throw new UsageError(
      `Failed to cut ${target} off from others: hubhook has not started it. Start it by --start, or give its module.`,
    );
  }
  const proxy = options.failOutbound ? await refusingProxy() : undefined;
  const env = { ...hub?.env, ...agents?.env, ...proxy?.env, ...config?.config.env };
  const consumer = await openConsumer(target, options, env);
  const url = consumer.url ?? target;
  const { own, world, setup, teardown, snapshot } = codeAt(url);
  const { snapshotUrl } = options;
  const held = snapshotUrl === undefined ? snapshot : snapshotAt(new URL(snapshotUrl, url));
  const plan = planOf({ ...plain, world, snapshot: held }, url, realClock().nowMs(), own);
  const hubEndpoint = hub?.endpoint;
  const events = runEvents(
    consumer,
    plan,
    { hubEndpoint, setup },
    {
      clock: realClock(),
      signal: stopping.signal,
      coverage: plan.alone === null ? agents : undefined,
    },
  );
  const close = async (): Promise<void> => {
    await agents?.take();
    await teardown?.();
    await consumer.close();
    agents?.close();
    proxy?.close();
    const left = isCommand(consumer) ? consumer.leftBehind() : undefined;
    if (left !== undefined) terminal.err(left);
  };
  return { plan, name: consumer.name, events, stopped, reach: () => agents?.reach() ?? null, close };
}

function isCommand(consumer: Consumer): consumer is CommandConsumer {
  return "leftBehind" in consumer;
}

/** Passes the first text on, and no other. */
function once(pass: (text: string) => void): (text: string) => void {
  let isFirst = true;
  return (text) => {
    if (isFirst) pass(text);
    isFirst = false;
  };
}
