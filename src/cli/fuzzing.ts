/** What `hubhook fuzz` does: opens the consumer, fuzzes it, shows what it finds and the result, and lets go of it again. */
import { realClock, UnableError, UsageError } from "../base/index.ts";
import { commandConsumer, urlConsumer, type CommandConsumer, type Consumer } from "../consumer/index.ts";
import {
  foldOf,
  observerOf,
  planOf,
  requireJudged,
  runEvents,
  type FuzzResult,
  type Plan,
  type RunEvent,
} from "../fuzz/index.ts";
import { countsOf, openAgents, type Reach } from "../reach/index.ts";
import { openCorpus } from "./corpus-folder.ts";
import { inParts, supervise } from "./engine/index.ts";
import { EXIT, STOPPED, type StopSignal } from "./exit.ts";
import { findingLine } from "./finding-line.ts";
import { isUrl, plainOptions, type FuzzCommandOptions } from "./fuzz-options.ts";
import { secretOf } from "./options.ts";
import { payloadOf } from "./payload-of.ts";
import { progressLine } from "./progress-line.ts";
import { openReporting } from "./reporting.ts";
import { serveHub, type ServedHub } from "./served-hub.ts";
import { showResult } from "./showing-result.ts";
import type { Terminal } from "./terminal.ts";
import { wordsFor } from "./words-for.ts";

/** Sets the exit code, and ends the process: whatever a module under test left open does not keep it. */
export async function fuzzFromTerminal(target: string, given: FuzzCommandOptions, terminal: Terminal): Promise<void> {
  const options = { ...given, secret: secretOf(given, terminal) };
  requireModuleFor(target, options);
  const reporting = await openReporting(options, terminal);
  const kept = await openCorpus(options, terminal);
  const hub = needsServedHub(target, options) ? await serveHub(options.hubPort ?? 0) : undefined;
  try {
    const startMs = performance.now();
    const found = await wordsFor(target, options, terminal);
    const payload = options.case === undefined ? undefined : payloadOf(options.case, options);
    const plain = { ...plainOptions(target, options), payload, words: found?.words, corpus: kept?.entries };
    const { plan, name, events, close, stopped, reach } = await openRun(target, options, plain, hub, terminal);
    const fold = foldOf(plan);
    const observe = observerOf(plan, fold, {
      onProgress: terminal.errIsTty ? progressLine(terminal) : undefined,
      onFinding: (finding) => terminal.err(findingLine(finding, performance.now() - startMs, options.secret)),
    });
    try {
      for await (const event of events) {
        fold.apply(event);
        observe(event);
      }
    } finally {
      terminal.progress("");
      await close();
    }
    const reached = reach();
    if (reached !== null) fold.apply({ kind: "reached", reach: reached });
    const result = fold.result({ consumer: name, durationMs: performance.now() - startMs });
    const signal = stopped();
    if (signal === null) requireJudged(result);
    else terminal.err(`Stopped by ${signal}: this is what was found until then.`);
    const isFarEnough = hasReached(result, options.minReach, terminal);
    terminal.exitWith(result.ok && isFarEnough ? (signal === null ? EXIT.ok : STOPPED[signal]) : EXIT.failures);
    await kept?.keep(result); // before the reports: whatever becomes of these, what was found is not lost
    await showResult(result, target, options, { reporting, sources: found?.files ?? [] }, terminal);
  } finally {
    await hub?.close();
  }
  await terminal.end();
}

/** Whether a run reached as much as it has to, and says so if it did not. @throws UnableError if that is not known. */
function hasReached({ reach }: FuzzResult, minReach: number | undefined, terminal: Terminal): boolean {
  if (minReach === undefined) return true;
  if (reach === null) {
    throw new UnableError(
      "Failed to see what the run reached: that is known of modules, and of what --start starts in Node.js or Python. " +
        "Leave out --min-reach, or --no-guidance.",
    );
  }
  const { branches, reached } = countsOf(reach);
  const percent = branches === 0 ? 100 : Math.floor((100 * reached) / branches);
  if (percent >= minReach) return true;
  terminal.err(`Reached ${percent}% of the branches, and --min-reach asks for ${minReach}%.`);
  return false;
}

interface OpenRun {
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

/** A module is loaded by threads; what runs elsewhere is reached from here. */
async function openRun(
  target: string,
  options: FuzzCommandOptions,
  plain: ReturnType<typeof plainOptions>,
  hub: ServedHub | undefined,
  terminal: Terminal,
): Promise<OpenRun> {
  const stopping = new AbortController();
  let signal: StopSignal | null = null;
  const untilStopped = async (): Promise<void> => {
    signal = await terminal.untilStopped();
    stopping.abort();
  };
  void untilStopped();
  const stopped = (): StopSignal | null => signal;
  if (!isUrl(target) && options.start === undefined) {
    const plan = planOf(plain, options.url, realClock().nowMs());
    const work = {
      module: target,
      as: options.as,
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
  const consumer = await openConsumer(target, options, { ...hub?.env, ...agents?.env });
  const plan = planOf(plain, consumer.url ?? target, realClock().nowMs());
  const hubEndpoint = hub?.endpoint;
  const events = runEvents(
    consumer,
    plan,
    { hubEndpoint },
    {
      clock: realClock(),
      signal: stopping.signal,
      coverage: plan.alone === null ? agents : undefined,
    },
  );
  const close = async (): Promise<void> => {
    await agents?.take();
    await consumer.close();
    agents?.close();
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

/** A server has all cases to itself, wherever they come from. */
function requireModuleFor(target: string, { workers }: FuzzCommandOptions): void {
  if (workers === 1 || !isUrl(target)) return;
  throw new UsageError(
    `Failed to give ${workers} workers a consumer each: "${target}" is one that runs elsewhere. ` +
      `Give a module, or split the run with --shard, each part with a consumer of its own.`,
  );
}

/** Who runs elsewhere calls the Hub over HTTP: where hubhook says, if hubhook starts it, or where it is configured to. */
function needsServedHub(target: string, { start, hubPort }: FuzzCommandOptions): boolean {
  if (start !== undefined || hubPort === undefined) return start !== undefined;
  if (isUrl(target)) return true;
  throw new UsageError(
    `Failed to serve the Hub on port ${hubPort} for "${target}": a module is answered in hubhook's own process. ` +
      `Leave out --hub-port.`,
  );
}

async function openConsumer(
  target: string,
  { start }: FuzzCommandOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<Consumer> {
  if (start === undefined) return urlConsumer(target);
  if (isUrl(target)) return commandConsumer(start, { url: target, env });
  throw new UsageError(
    `Failed to start \`${start}\` for "${target}": that is not a URL. ` +
      `Say where it will listen, such as http://127.0.0.1/webhook; without a port it gets a free one.`,
  );
}
