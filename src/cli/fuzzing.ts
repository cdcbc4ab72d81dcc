/** What `hubhook fuzz` does: opens the consumer, fuzzes it, shows what it finds and the result, and lets go of it again. */
import { dirname, relative, resolve } from "node:path";
import { printableJson, realClock, UsageError } from "../base/index.ts";
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
import { againByCommand, formatJsonResult, jsonResult, type Subject } from "../report/index.ts";
import { openCorpus } from "./corpus-folder.ts";
import { inParts, supervise } from "./engine/index.ts";
import { EXIT, STOPPED, type StopSignal } from "./exit.ts";
import { findingLine } from "./finding-line.ts";
import { argumentsOf, isUrl, plainOptions, type FuzzCommandOptions } from "./fuzz-options.ts";
import { secretOf } from "./options.ts";
import { progressLine } from "./progress-line.ts";
import { openReporting, type Reporting } from "./reporting.ts";
import { serveHub, type ServedHub } from "./served-hub.ts";
import type { Terminal } from "./terminal.ts";

/** Sets the exit code, and ends the process: whatever a module under test left open does not keep it. */
export async function fuzzFromTerminal(target: string, given: FuzzCommandOptions, terminal: Terminal): Promise<void> {
  const options = { ...given, secret: secretOf(given, terminal) };
  requireModuleFor(target, options);
  const reporting = await openReporting(options, terminal);
  const kept = await openCorpus(options, terminal);
  const hub = needsServedHub(target, options) ? await serveHub(options.hubPort ?? 0) : undefined;
  try {
    const startMs = performance.now();
    const plain = { ...plainOptions(target, options), corpus: kept?.entries };
    const { plan, name, events, close, stopped } = await openRun(target, options, plain, hub, terminal);
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
    const result = fold.result({ consumer: name, durationMs: performance.now() - startMs });
    const signal = stopped();
    if (signal === null) requireJudged(result);
    else terminal.err(`Stopped by ${signal}: this is what was found until then.`);
    terminal.exitWith(result.ok ? (signal === null ? EXIT.ok : STOPPED[signal]) : EXIT.failures);
    await kept?.keep(result); // before the reports: whatever becomes of these, what was found is not lost
    await write(result, target, options, reporting, terminal);
  } finally {
    await hub?.close();
  }
  await terminal.end();
}

interface OpenRun {
  readonly plan: Plan;
  /** How the consumer is called. */
  readonly name: string;
  readonly events: AsyncIterable<RunEvent>;
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
    const work = { module: target, as: options.as, options: { ...plain, seed: plan.seed, url: options.url } };
    const seen = once((line) => terminal.err(line));
    const events =
      options.workers > 1 && plan.path === null
        ? inParts(plan, work, options.workers, stopping.signal, seen)
        : supervise(plan, work, stopping.signal, seen);
    return { plan, name: target, events, stopped, close: async () => undefined };
  }
  const consumer = await openConsumer(target, options, hub?.env);
  const plan = planOf(plain, consumer.url ?? target, realClock().nowMs());
  const hubEndpoint = hub?.endpoint;
  const events = runEvents(consumer, plan, { hubEndpoint }, { clock: realClock(), signal: stopping.signal });
  const close = async (): Promise<void> => {
    await consumer.close();
    const left = isCommand(consumer) ? consumer.leftBehind() : undefined;
    if (left !== undefined) terminal.err(left);
  };
  return { plan, name: consumer.name, events, stopped, close };
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

/** Shows the result first: whatever becomes of the files, it is not lost. */
async function write(
  result: FuzzResult,
  target: string,
  options: FuzzCommandOptions,
  reporting: Reporting,
  terminal: Terminal,
): Promise<void> {
  const { secret, secretIn, say, json, start, shard } = options;
  const again = againByCommand(argumentsOf(target, options), secret);
  const shown = jsonResult(result, { secret, again, withCurl: isUrl(target), withEvidence: shard !== undefined });
  const { colour, columns } = terminal;
  if (json) terminal.out(printableJson(shown));
  else if (!reporting.takesStdout)
    terminal.out(formatJsonResult(shown, { colour, columns, withCurl: isUrl(target) && start === undefined }));
  if (!json && !result.ok && secret !== undefined && terminal.env["HUBHOOK_SECRET"] !== secret) {
    terminal.err("The commands above take the secret from HUBHOOK_SECRET: export it before you run them.");
  }
  const timeoutMs = options.timeout * 1000;
  await reporting.write(shown, (emitter, file) =>
    emitter.emit(result, {
      subject: subjectFor(file, target, options, terminal),
      secret,
      secretIn,
      say,
      timeoutMs,
      again,
    }),
  );
}

/** What was fuzzed, as a test file calls it that stands at a path. */
function subjectFor(file: string, target: string, { start, url }: FuzzCommandOptions, { cwd }: Terminal): Subject {
  if (start !== undefined) return { kind: "command", command: start, url: target };
  if (isUrl(target)) return { kind: "url", url: target };
  const path = relative(dirname(file), resolve(cwd, target)).replaceAll("\\", "/");
  return { kind: "module", path: path.startsWith(".") ? path : `./${path}`, url };
}
