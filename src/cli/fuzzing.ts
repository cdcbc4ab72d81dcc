/** What `hubhook fuzz` does: opens the consumer, fuzzes it, shows what it finds and the result, and lets go of it again. */
import { UnableError, UsageError } from "../base/index.ts";
import { foldOf, observerOf, requireJudged, type FuzzResult } from "../fuzz/index.ts";
import { countsOf } from "../reach/index.ts";
import { ownIn, type FoundConfig } from "./config/index.ts";
import { openCorpus } from "./corpus-folder.ts";
import { EXIT, STOPPED } from "./exit.ts";
import { findingLine } from "./finding-line.ts";
import { argumentsOf, plainOptions, type FuzzCommandOptions } from "./fuzz-options.ts";
import { needsServedHub, requireModuleFor } from "./open-consumer.ts";
import { openRun } from "./open-run.ts";
import { secretOf } from "./options.ts";
import { payloadOf } from "./payload-of.ts";
import { progressLine } from "./progress-line.ts";
import { openReporting } from "./reporting.ts";
import { serveHub } from "./served-hub.ts";
import { showResult } from "./showing-result.ts";
import type { Terminal } from "./terminal.ts";
import { wordsFor } from "./words-for.ts";

export interface FuzzOrder {
  /** The consumer, if the command line names it. */
  readonly target: string | undefined;
  /** The options of the command line alone. */
  readonly given: FuzzCommandOptions;
  /** The same with what the configuration says. */
  readonly options: FuzzCommandOptions;
  readonly config: FoundConfig | undefined;
}

/** Sets the exit code, and ends the process: whatever a module under test left open does not keep it. */
export async function fuzzFromTerminal(order: FuzzOrder, terminal: Terminal): Promise<void> {
  const { config, given } = order;
  const secret = secretOf(order.options, terminal);
  const options = { ...order.options, secret };
  const target = targetIn(order);
  requireModuleFor(target, options);
  const reporting = await openReporting(options, terminal);
  const kept = await openCorpus({ ...options, own: ownIn(config?.config.fuzz) }, terminal);
  const hub = needsServedHub(target, options) ? await serveHub(options.hubPort ?? 0) : undefined;
  try {
    const startMs = performance.now();
    const env = { ...terminal.env, ...config?.config.env };
    const found = await wordsFor(target, options, { ...terminal, env });
    const payload = options.case === undefined ? undefined : payloadOf(options.case, options);
    const plain = { ...plainOptions(target, options), payload, words: found?.words, corpus: kept?.entries };
    const { plan, name, events, close, stopped, reach } = await openRun(
      { target, options, plain, config, hub },
      terminal,
    );
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
    const words = argumentsOf(order.target, {
      ...given,
      secret: config?.config.fuzz?.secret === undefined ? secret : given.secret,
    });
    await showResult(result, { target, options, words }, { reporting, sources: found?.files ?? [] }, terminal);
  } finally {
    await hub?.close();
  }
  await terminal.end();
}

/** @throws UsageError when nobody says what to fuzz. */
function targetIn({ target, config }: FuzzOrder): string {
  const named = target ?? config?.config.fuzz?.consumer;
  if (named !== undefined) return named;
  throw new UsageError(
    "Failed to fuzz: there is no consumer. Give a URL or a module, or name it as `fuzz.consumer` in hubhook.config.ts.",
  );
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
