/**
 * A Job on this machine: a command or a function that is told of one delivery by environment variables, works on it and
 * ends. How it ends is the answer.
 */
import { clearTimeout, setTimeout } from "node:timers";
import {
  causedBy,
  JOB_VARIABLES,
  messageOf,
  unreachable,
  type JobEnd,
  type JobOutcome,
  type JobStart,
} from "../base/index.ts";
import { startChild, type Child } from "./child.ts";
import { describeThrown } from "./describe-thrown.ts";

/** Called in place of a process. @returns The exit code; nothing is 0, an error thrown is 1. */
export type JobFunction = (env: JobStart["env"]) => number | void | Promise<number | void>;

/** A command for the shell, or a function of this process. */
export type JobTarget = string | JobFunction;

export interface JobRunner {
  /** Runs it once. Never rejects. @param timeoutMs - When a command is ended, in milliseconds of real time. */
  run(start: JobStart, options: { readonly timeoutMs: number }): Promise<JobOutcome>;
  /** Ends the commands that still run, and what they have started. */
  close(): Promise<void>;
}

/** How long a command may take to end after SIGTERM before it is killed, in milliseconds. */
const GRACE_MS = 2_000;

export function jobRunner(target: JobTarget): JobRunner {
  return typeof target === "string" ? commandRunner(target) : functionRunner(target);
}

function commandRunner(command: string): JobRunner {
  const running = new Set<Child>();
  const started = (env: JobStart["env"]): Child | string => {
    try {
      const child = startChild(command, { env: { ...ownVariables(), ...env }, cwd: undefined });
      running.add(child);
      return child;
    } catch (thrown) {
      return messageOf(thrown); // such as a payload that is larger than the system lets a variable be
    }
  };
  return {
    async run({ env }, { timeoutMs }) {
      const startedMs = performance.now();
      const durationMs = (): number => performance.now() - startedMs;
      const notStarted = (why: string): JobOutcome => ({
        kind: "unanswered",
        reason: "unsendable",
        detail: `the command could not be started: ${why}`,
        durationMs: durationMs(),
      });
      const child = started(env);
      if (typeof child === "string") return notStarted(child);
      const end = await within(timeoutMs, child.ended);
      const stderrTail = end.kind === "timeout" ? "" : await child.lastWords();
      await child.kill(end.kind === "timeout" ? GRACE_MS : 0); // a Job is over when its command is, with all it has started
      running.delete(child);
      switch (end.kind) {
        case "exited":
          return { kind: "ended", exitCode: end.exitCode, stderrTail, durationMs: durationMs() };
        case "not-started":
          return notStarted(end.detail);
        case "timeout":
          return tooLong(timeoutMs, durationMs(), child.stderrTail());
        default:
          return unreachable(end);
      }
    },
    async close() {
      await Promise.all([...running].map((child) => child.kill(GRACE_MS)));
    },
  };
}

function functionRunner(run: JobFunction): JobRunner {
  return {
    async run({ env }, { timeoutMs }) {
      const startedMs = performance.now();
      const call = async (): Promise<Omit<JobEnd, "durationMs">> => {
        try {
          return { kind: "ended", exitCode: (await run(env)) ?? 0, stderrTail: "" };
        } catch (thrown) {
          return { kind: "ended", exitCode: 1, stderrTail: describeThrown(thrown) };
        }
      };
      const end = await within(timeoutMs, causedBy(env["WEBHOOK_ID"] ?? "", call));
      const durationMs = performance.now() - startedMs;
      return end.kind === "timeout" ? tooLong(timeoutMs, durationMs, "") : { ...end, durationMs };
    },
    close: async () => undefined,
  };
}

/** hubhook's own environment, without what only a delivery may say. */
function ownVariables(): Readonly<Record<string, string | undefined>> {
  const own = { ...process.env };
  for (const name of JOB_VARIABLES) delete own[name];
  return own;
}

function tooLong(timeoutMs: number, durationMs: number, lastWords: string): JobOutcome {
  const detail = `the Job did not end within ${timeoutMs} ms${lastWords === "" ? "" : `; its last words: ${lastWords}`}`;
  return { kind: "unanswered", reason: "timeout", detail, durationMs };
}

async function within<End>(timeoutMs: number, end: Promise<End>): Promise<End | { readonly kind: "timeout" }> {
  const { promise: timeout, resolve } = Promise.withResolvers<{ readonly kind: "timeout" }>();
  const timer = setTimeout(() => resolve({ kind: "timeout" }), Math.min(timeoutMs, LONGEST_TIMEOUT_MS));
  try {
    return await Promise.race([end, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The longest delay that `setTimeout` keeps (Node.js documentation, timers). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
