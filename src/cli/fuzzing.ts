/** What `hubhook fuzz` does: opens the consumer, fuzzes it, shows progress and the result, and lets go of it again. */
import { dirname, relative, resolve } from "node:path";
import { UsageError } from "../base/index.ts";
import { commandConsumer, moduleConsumer, urlConsumer, type Consumer } from "../consumer/index.ts";
import { fuzz, type FuzzResult, type Progress } from "../fuzz/index.ts";
import { againByCommand, formatTold, jsonResult, SECRET_WORD, type Subject } from "../report/index.ts";
import { openCorpus } from "./corpus-folder.ts";
import { DEFAULT_URL, secretOf } from "./options.ts";
import { openReporting, type Reporting, type ReportingOptions } from "./reporting.ts";
import { serveHubLine } from "./served-hub-line.ts";
import type { Terminal } from "./terminal.ts";

export interface FuzzCommandOptions extends ReportingOptions {
  readonly secret?: string | undefined;
  readonly secretIn: "header" | "query";
  readonly runs: number;
  /** In seconds. */
  readonly time?: number;
  readonly shard?: string;
  readonly seed?: number;
  readonly path?: string;
  readonly checks?: readonly string[];
  readonly skip?: readonly string[];
  /** In seconds. */
  readonly timeout: number;
  /** What a module sees; a URL is its own. */
  readonly url: string;
  readonly start?: string;
  readonly say: readonly string[];
  readonly hubPort?: number;
  readonly corpus?: string;
  readonly prune: boolean;
  readonly bail: boolean;
}

/** @returns whether all promises were kept. */
export async function fuzzFromTerminal(
  target: string,
  given: FuzzCommandOptions,
  terminal: Terminal,
): Promise<boolean> {
  const options = { ...given, secret: secretOf(given, terminal) };
  const reporting = await openReporting(options, terminal);
  const kept = await openCorpus(options, terminal);
  const hub = needsServedHub(target, options) ? await serveHubLine(options.hubPort ?? 0) : undefined;
  const consumer = await openConsumer(target, options, hub?.env).catch(async (thrown: unknown) => {
    await hub?.close();
    throw thrown;
  });
  try {
    const result = await fuzz(consumer, {
      ...options,
      corpus: kept?.entries,
      runs: options.time === undefined ? options.runs : undefined,
      timeMs: options.time === undefined ? undefined : options.time * 1000,
      hubLine: hub?.line,
      url: isUrl(target) ? undefined : options.url,
      timeoutMs: options.timeout * 1000,
      onProgress: terminal.errIsTty ? progressLine(terminal) : undefined,
    });
    terminal.progress("");
    await kept?.keep(result); // before the reports: whatever becomes of these, what was found is not lost
    await tell(result, target, options, reporting, terminal);
    return result.ok;
  } finally {
    terminal.progress("");
    await consumer.close();
    await hub?.close();
  }
}

/** Who runs elsewhere calls the Hub over HTTP: where hubhook says, if hubhook starts it, or where it was told to. */
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
  if (start === undefined) return isUrl(target) ? urlConsumer(target) : moduleConsumer(target);
  if (isUrl(target)) return commandConsumer(start, { url: target, env });
  throw new UsageError(
    `Failed to start \`${start}\` for "${target}": that is no URL. ` +
      `Say where it will listen, such as http://127.0.0.1/webhook; without a port it gets a free one.`,
  );
}

function isUrl(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

/** Shows the result first: whatever becomes of the files, it is not lost. */
async function tell(
  result: FuzzResult,
  target: string,
  options: FuzzCommandOptions,
  reporting: Reporting,
  terminal: Terminal,
): Promise<void> {
  const { secret, secretIn, say, json, start } = options;
  const again = againByCommand(argumentsOf(target, options), secret);
  const told = jsonResult(result, { secret, again, withCurl: isUrl(target) });
  const { colour, columns } = terminal;
  if (json) terminal.out(JSON.stringify(told));
  else if (!reporting.takesStdout)
    terminal.out(formatTold(told, { colour, columns, withCurl: isUrl(target) && start === undefined }));
  if (!json && !result.ok && secret !== undefined && terminal.env["HUBHOOK_SECRET"] !== secret) {
    terminal.err("The commands above take the secret from HUBHOOK_SECRET: export it before you run them.");
  }
  const timeoutMs = options.timeout * 1000;
  await reporting.write(told, (emitter, file) =>
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

/** The consumer and the options that decide what it is sent, as on a command line. */
function argumentsOf(target: string, options: FuzzCommandOptions): readonly string[] {
  const { secret, secretIn, timeout, start, url, say, hubPort, corpus } = options;
  return [
    target,
    ...(start === undefined ? [] : ["--start", start]),
    ...(secret === undefined ? [] : ["--secret", SECRET_WORD]),
    ...(secretIn === "header" ? [] : ["--secret-in", secretIn]),
    ...(url === DEFAULT_URL || isUrl(target) ? [] : ["--url", url]),
    ...say.flatMap((text) => ["--say", text]),
    ...(hubPort === undefined ? [] : ["--hub-port", String(hubPort)]),
    ...(corpus === undefined ? [] : ["--corpus", corpus]),
    ...(timeout === 10 ? [] : ["--timeout", String(timeout)]),
  ];
}

/** How often the line of progress is written anew, in milliseconds. */
const PROGRESS_EVERY_MS = 100;

function progressLine(terminal: Terminal): (progress: Progress) => void {
  const startMs = performance.now();
  let lastMs = startMs;
  return ({ checkId, checksDone, checksTotal, cases, failures }) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < PROGRESS_EVERY_MS) return;
    lastMs = nowMs;
    const rate = Math.round((cases / (nowMs - startMs)) * 1000).toLocaleString("en-US");
    const found = failures === 0 ? "" : `, ${failures} failing`;
    terminal.progress(
      `${checksDone + 1}/${checksTotal} ${checkId}  ${cases.toLocaleString("en-US")} cases, ${rate}/s${found}`,
    );
  };
}
