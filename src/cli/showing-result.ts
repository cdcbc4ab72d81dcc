/** What `hubhook fuzz` prints and writes when a run is over. */
import { dirname, relative, resolve } from "node:path";
import { printableJson } from "../base/index.ts";
import { LEAST_REQUESTS, type FuzzResult } from "../fuzz/index.ts";
import {
  SECRET_WORD,
  againByCommand,
  formatJsonResult,
  jsonResult,
  withoutSources,
  type Subject,
} from "../report/index.ts";
import { byValue } from "./again-by-value.ts";
import { isUrl, plainOptions, type FuzzCommandOptions } from "./fuzz-options.ts";
import type { Reporting } from "./reporting.ts";
import type { Terminal } from "./terminal.ts";

/** What was run. */
export interface Shown {
  readonly target: string;
  readonly options: FuzzCommandOptions;
  /** The same on a command line. */
  readonly words: readonly string[];
}

/** Shows the result first: whatever becomes of the files, it is not lost. */
export async function showResult(
  result: FuzzResult,
  { target, options, words }: Shown,
  { reporting, sources }: { readonly reporting: Reporting; readonly sources: readonly string[] },
  terminal: Terminal,
): Promise<void> {
  const { secret, secretIn, json, start, shard } = options;
  const { say, watched, domains, events } = plainOptions(target, options);
  // What is drawn from the words of a consumer is drawn from others once its sources have changed.
  const again = againByCommand(
    words,
    secret,
    sources.length > 0 || options.case !== undefined ? byValue(options) : undefined,
    terminal.shell,
  );
  const shown = jsonResult(result, {
    secret,
    again,
    shell: terminal.shell,
    withCurl: isUrl(target),
    withEvidence: shard !== undefined,
  });
  const { colour, columns } = terminal;
  if (json) terminal.out(printableJson(withoutSources(shown)));
  else if (!reporting.takesStdout)
    terminal.out(formatJsonResult(shown, { colour, columns, withCurl: isUrl(target) && start === undefined }));
  const isNamed = secret !== undefined && words.some((word) => word === SECRET_WORD || word.includes(secret));
  if (!json && !result.ok && isNamed && terminal.env["HUBHOOK_SECRET"] !== secret) {
    terminal.err("The commands above take the secret from HUBHOOK_SECRET: export it before you run them.");
  }
  const timeoutMs = options.timeout * 1000;
  const isWhole = options.path === undefined && options.case === undefined; // one case is not to reach much
  if (shown.reach === null && !json && isWhole) terminal.err(unknownReach(target, options));
  if (start === undefined && !json && isWhole && isAboutWear(result)) terminal.err(UNKNOWN_GROWTH);
  await reporting.write(shown, (emitter, file) =>
    emitter.emit(result, {
      subject: subjectFor(file, target, options, terminal),
      secret,
      secretIn,
      aim: { say, watched, domains, events },
      sources: sources.map((path) => fromFolderOf(file, path, terminal)),
      timeoutMs,
      again,
    }),
  );
}

const UNKNOWN_GROWTH =
  "Whether its memory grows with its deliveries is not known: that takes a program that hubhook starts (--start).";

/** Whether a run is long enough, and asks what it does to a consumer. */
function isAboutWear({ checks, requests }: FuzzResult): boolean {
  return requests >= LEAST_REQUESTS && checks.some(({ id, status }) => id === "stays-up" && status !== "skipped");
}

function unknownReach(target: string, { start }: FuzzCommandOptions): string {
  const why =
    start === undefined && isUrl(target)
      ? "it runs in a process that hubhook did not start"
      : "nothing in its process could look at it";
  return `Which of the consumer's code the run reached is not known: ${why}.`;
}

/** What was fuzzed, as a test file calls it that stands at a path. */
function subjectFor(file: string, target: string, { start, url }: FuzzCommandOptions, { cwd }: Terminal): Subject {
  if (start !== undefined) return { kind: "command", command: start, url: target };
  if (isUrl(target)) return { kind: "url", url: target };
  return { kind: "module", path: fromFolderOf(file, target, { cwd }), url };
}

/** A path as a file sees it that stands at another one. */
function fromFolderOf(file: string, path: string, { cwd }: Pick<Terminal, "cwd">): string {
  const own = relative(dirname(file), resolve(cwd, path)).replaceAll("\\", "/");
  return own.startsWith(".") ? own : `./${own}`;
}
