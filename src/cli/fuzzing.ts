/** What `hubhook fuzz` does: opens the consumer, fuzzes it, shows progress and the result, and lets go of it again. */
import { dirname, relative, resolve } from "node:path";
import { UsageError } from "../base/index.ts";
import { commandConsumer, moduleConsumer, urlConsumer, type Consumer } from "../consumer/index.ts";
import { fuzzWithScouts, type FuzzResult, type Scouting } from "../fuzz/index.ts";
import { againByCommand, formatTold, jsonResult, type Subject } from "../report/index.ts";
import { openCorpus } from "./corpus-folder.ts";
import { argumentsOf, isUrl, plainOptions, type FuzzCommandOptions } from "./fuzz-options.ts";
import { secretOf } from "./options.ts";
import { progressLine } from "./progress-line.ts";
import { openReporting, type Reporting } from "./reporting.ts";
import { scoutInThreads } from "./scouting.ts";
import { serveHubLine } from "./served-hub-line.ts";
import type { Terminal } from "./terminal.ts";

/** @returns whether all promises were kept. */
export async function fuzzFromTerminal(
  target: string,
  given: FuzzCommandOptions,
  terminal: Terminal,
): Promise<boolean> {
  const options = { ...given, secret: secretOf(given, terminal) };
  requireModuleFor(target, options);
  const reporting = await openReporting(options, terminal);
  const kept = await openCorpus(options, terminal);
  const hub = needsServedHub(target, options) ? await serveHubLine(options.hubPort ?? 0) : undefined;
  const consumer = await openConsumer(target, options, terminal, hub?.env).catch(async (thrown: unknown) => {
    await hub?.close();
    throw thrown;
  });
  try {
    const plain = plainOptions(target, options);
    const onProgress = terminal.errIsTty ? progressLine(terminal) : undefined;
    const { path, url, workers } = options;
    const result = await fuzzWithScouts(
      consumer,
      { ...plain, path, corpus: kept?.entries, hubLine: hub?.line, onProgress },
      async ({ seed, shard }): Promise<readonly Scouting[]> => {
        if (workers === 1 || path !== undefined) return [];
        const order = { module: target, options: { ...plain, seed, url } };
        return await scoutInThreads(order, { shard, workers }, terminal, onProgress);
      },
    );
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

/** A server has all cases to itself, wherever they come from. */
function requireModuleFor(target: string, { workers }: FuzzCommandOptions): void {
  if (workers === 1 || !isUrl(target)) return;
  throw new UsageError(
    `Failed to give ${workers} workers a consumer each: "${target}" is one that runs elsewhere. ` +
      `Give a module, or split the run with --shard, each part with a consumer of its own.`,
  );
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
  { as, start }: FuzzCommandOptions,
  terminal: Terminal,
  env: Readonly<Record<string, string>> = {},
): Promise<Consumer> {
  if (start === undefined) {
    if (isUrl(target)) return urlConsumer(target);
    const consumer = await moduleConsumer(target, { as });
    terminal.err(`${target}: ${consumer.recognised}`);
    return consumer;
  }
  if (isUrl(target)) return commandConsumer(start, { url: target, env });
  throw new UsageError(
    `Failed to start \`${start}\` for "${target}": that is no URL. ` +
      `Say where it will listen, such as http://127.0.0.1/webhook; without a port it gets a free one.`,
  );
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
