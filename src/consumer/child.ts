/**
 * A shell command in a process group of its own, so that the whole of it can be ended: the shell, what it started,
 * and what that started.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { ConsumerStatus } from "./consumer.ts";

/** How much of stderr is kept, in characters. */
const STDERR_TAIL_LENGTH = 4_096;

export interface Child {
  status(): ConsumerStatus;
  stderrTail(): string;
  /** What it writes to stderr while `action` goes on, and in the moment after. */
  stderrDuring(action: () => Promise<unknown>): Promise<string>;
  /** Asks the group to end with SIGTERM, and kills what is still there after `graceMs`. Done when all of it is gone. */
  kill(graceMs: number): Promise<void>;
}

export interface ChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string | undefined;
}

export function startChild(command: string, { env, cwd }: ChildOptions): Child {
  const child = spawn(command, { shell: true, detached: true, stdio: ["ignore", "ignore", "pipe"], env, cwd });
  let status: ConsumerStatus = { kind: "up" };
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-STDERR_TAIL_LENGTH);
  });
  const killNow = (): void => void signalGroup(child, "SIGKILL");
  process.once("exit", killNow); // hubhook ends without having closed its consumers
  const gone = new Promise<void>((resolve) => {
    const end = (detail: string): void => {
      status = { kind: "down", detail };
      resolve();
    };
    child.once("error", (error) => end(`it could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      end(signal === null ? `it ended with exit code ${code}` : `it ended by ${signal}`),
    );
  });
  return {
    status: () => status,
    stderrTail: () => stderr.trimEnd(),
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
      killNow();
      await gone;
      process.removeListener("exit", killNow);
      child.stderr.destroy();
    },
  };
}

const POLL_MS = 10;

/** How long what was written to a pipe may take until it arrives. */
const STDERR_LATENCY_MS = 50;

/** Signals every process of the group; 0 only asks. @returns Whether there was one. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false; // ESRCH: all of the group is gone
  }
}
