/** The terminal of a real process. */
import { once } from "node:events";
import type { WriteStream } from "node:tty";
import { printable, printableInColour } from "../base/index.ts";
import { EXIT, type ExitCode } from "./exit.ts";
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
  let stop = (): void => process.exit();
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) process.once(signal, () => stop());
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      code ??= EXIT.ok; // whoever reads has seen enough, as in `| head`
      process.exit();
    });
  }
  return {
    out: (text) => void print(`${printableInColour(text)}\n`),
    outLines: (lines) => writeLines(stdout, print, lines),
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
    cwd: process.cwd(),
    untilStopped: () =>
      new Promise((resolve) => {
        stop = resolve;
      }),
    exitWith(wanted) {
      code = wanted;
    },
  };
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
