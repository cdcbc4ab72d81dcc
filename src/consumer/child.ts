/**
 * A shell command in a process group of its own, so that the whole of it can be ended: the shell, what it started,
 * and what that started.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { ConsumerStatus } from "./consumer.ts";

/** How much of each output is kept, in characters: a stack may be long. */
const KEPT_LENGTH = 16_384;

/** How much of it is shown as it is, in characters. */
const TAIL_LENGTH = 4_096;

/** How the command itself ended; what it has started may go on. */
export type ChildEnd =
  /** A signal counts as 128 and its number, as shells say it. */
  { readonly kind: "exited"; readonly exitCode: number } | { readonly kind: "not-started"; readonly detail: string };

export interface Child {
  status(): ConsumerStatus;
  readonly ended: Promise<ChildEnd>;
  /** The id of its process group; undefined if it could not be started. */
  readonly group: number | undefined;
  stdoutTail(): string;
  stderrTail(): string;
  /** More of it than the tail, for whoever looks for an error in it. */
  stderrKept(): string;
  /** The same once it has ended: waits for what is still on its way. */
  lastWords(): Promise<string>;
  /** What it writes to stderr while `action` goes on, and in the moment after. */
  stderrDuring(action: () => Promise<unknown>): Promise<string>;
  /** Asks the group to end with SIGTERM, and kills what is still there after `graceMs`. Done when all of it is gone. */
  kill(graceMs: number): Promise<void>;
}

export interface ChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string | undefined;
}

/** Those that nobody has ended yet. */
const running = new Set<ChildProcess>();

/** hubhook ends without having closed its consumers. */
function killAll(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

/** One listener for all of them, however many run at a time. */
function keep(child: ChildProcess): void {
  if (running.size === 0) process.once("exit", killAll);
  running.add(child);
}

function drop(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) process.removeListener("exit", killAll);
}

export function startChild(command: string, { env, cwd }: ChildOptions): Child {
  const child = spawn(command, { shell: true, detached: !IS_WINDOWS, stdio: ["ignore", "pipe", "pipe"], env, cwd });
  let status: ConsumerStatus = { kind: "up" };
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout = (stdout + text).slice(-KEPT_LENGTH);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-KEPT_LENGTH);
  });
  const closed = new Promise<void>((resolve) => child.stderr.once("close", resolve));
  keep(child);
  const ended = new Promise<ChildEnd>((resolve) => {
    const end = (detail: string, how: ChildEnd): void => {
      status = { kind: "down", detail, isOrderly: how.kind === "exited" && how.exitCode === 0 };
      resolve(how);
    };
    child.once("error", ({ message }) =>
      end(`it could not be started: ${message}`, { kind: "not-started", detail: message }),
    );
    child.once("exit", (code, signal) => {
      if (signal === null) end(`it ended with exit code ${code}`, { kind: "exited", exitCode: code ?? 0 });
      else end(`it ended by ${signal}`, { kind: "exited", exitCode: 128 + constants.signals[signal] });
    });
  });
  return {
    status: () => status,
    ended,
    group: child.pid,
    stdoutTail: () => tail(stdout),
    stderrTail: () => tail(stderr),
    stderrKept: () => stderr.trimEnd(),
    async lastWords() {
      await ended;
      await Promise.race([closed, pause(STDERR_LATENCY_MS)]); // what it has started may hold the pipe open
      return tail(stderr);
    },
    async stderrDuring(action) {
      stderr = "";
      await action();
      await pause(STDERR_LATENCY_MS);
      return stderr.trimEnd();
    },
    async kill(graceMs) {
      signalGroup(child, "SIGTERM");
      const deadlineMs = performance.now() + graceMs;
      // The shell may go first; what it started has the same time to end in order.
      while (signalGroup(child, 0) && performance.now() < deadlineMs) await pause(POLL_MS);
      signalGroup(child, "SIGKILL");
      await ended;
      drop(child);
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}

function tail(text: string): string {
  return text.trimEnd().slice(-TAIL_LENGTH);
}

const POLL_MS = 10;

/** How long what was written to a pipe may take until it arrives. */
const STDERR_LATENCY_MS = 50;

/** Windows has no process groups and no signals: there, `taskkill` ends a process with what it has started. */
const IS_WINDOWS = process.platform === "win32";

/** Signals every process of the group; 0 only asks. @returns Whether there was one. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  if (IS_WINDOWS) return endTree(child, signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false; // ESRCH: all of the group is gone
  }
}

function endTree({ pid, exitCode }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (exitCode !== null) return false;
  if (signal === 0) return true;
  const force = signal === "SIGKILL" ? ["/F"] : [];
  return spawnSync("taskkill", ["/PID", String(pid), "/T", ...force], { stdio: "ignore" }).status === 0;
}
