/** The terminal of a real process. */
import { once } from "node:events";
import type { WriteStream } from "node:tty";
import { setTimeout as pause } from "node:timers/promises";
import { printable, printableInColour, shellIn } from "../base/index.ts";
import { EXIT, STOPPED, type ExitCode, type StopSignal } from "./exit.ts";
import { wantsColour, type Terminal } from "./terminal.ts";

/** The width to write for when nobody says. */
const USUAL_COLUMNS = 80;

/** Takes away what stands right of the cursor (ECMA-48, EL). */
const CLEAR_TO_END = "\u001B[K";

/** How much to gather before the output is waited for. */
const BATCH_CHARACTERS = 65_536;

/**
 * @param process - The process to read from, print to and end. It ends with 3, unable, if nothing sets another code:
 * as when something throws where nobody catches.
 */
export function processTerminal(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  // What a module under test prints is no result of ours: it goes where advice goes.
  const print = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  let code: ExitCode | undefined;
  process.once("exit", () => {
    process.exitCode = code ?? EXIT.unable;
  });
  // A signal ends the process by way of "exit", where consumers that were started are ended, too.
  let stop = (signal: StopSignal): void => process.exit(STOPPED[signal]);
  for (const signal of STOP_SIGNALS) {
    let isFirst = true;
    process.on(signal, () => {
      if (isFirst) stop(signal);
      else process.exit(STOPPED[signal]); // who asks twice does not want to wait
      isFirst = false;
    });
  }
  let isPrintingLines = false;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      if (!isPrintingLines) return; // the command has more to do than to print
      code ??= EXIT.ok; // the reader has seen enough, as in `| head`
      process.exit();
    });
  }
  return {
    out: (text) => void print(`${printableInColour(text)}\n`),
    async outLines(lines) {
      isPrintingLines = true;
      await writeLines(stdout, print, lines);
      isPrintingLines = false;
    },
    err: (text) => void stderr.write(`${printableInColour(text)}\n`),
    command: (text, to) => void (to === "out" ? print : stderr.write.bind(stderr))(`${text}\n`),
    progress(text) {
      if (stderr.isTTY) stderr.write(`\r${printable(text).slice(0, stderr.columns - 1)}${CLEAR_TO_END}`);
    },
    isTty: Boolean(stdout.isTTY),
    errIsTty: Boolean(stderr.isTTY),
    columns: stdout.isTTY ? stdout.columns : USUAL_COLUMNS,
    colour: wantsColour(env, Boolean(stdout.isTTY)),
    stdin: {
      get isTty() {
        return Boolean(process.stdin.isTTY);
      },
      chunks: () => process.stdin.setEncoding("utf8"),
    },
    env,
    shell: shellIn(env, process.platform),
    cwd: process.cwd(),
    untilStopped: () =>
      new Promise((resolve) => {
        stop = resolve;
      }),
    exitWith(wanted) {
      code = wanted;
    },
    async end() {
      await Promise.all([stdout, stderr].map(flushed));
      process.exit();
    },
  };
}

const STOP_SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** How long the reader of a pipe may take, in milliseconds. */
const FLUSH_MS = 10_000;

/** Done when all that was written to a stream has gone, or nobody reads it any more. */
async function flushed(stream: WriteStream): Promise<void> {
  if (stream.writableLength === 0 || stream.destroyed) return;
  const gone = new AbortController();
  await Promise.race([
    once(stream, "drain", { signal: gone.signal }).catch(() => undefined),
    once(stream, "close", { signal: gone.signal }).catch(() => undefined),
    pause(FLUSH_MS, undefined, { signal: gone.signal }).catch(() => undefined),
  ]);
  gone.abort();
}

/** Writes what has come whenever the event loop turns, and lets it turn often: a reader may have gone. */
async function writeLines(
  stdout: WriteStream,
  print: (text: string) => boolean,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  let batch = "";
  const flush = (): void => {
    if (batch !== "") print(batch);
    batch = "";
  };
  for await (const line of lines) {
    if (batch === "") setImmediate(flush);
    batch += `${line}\n`;
    if (batch.length < BATCH_CHARACTERS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (stdout.writableNeedDrain) await once(stdout, "drain");
  }
  flush();
}
