/** What the exit code tells a script. */
import { CommanderError } from "commander";
import { UsageError } from "../base/index.ts";

export const EXIT = {
  /** All promises kept. */
  ok: 0,
  /** Failures or issues were found. */
  failures: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** hubhook could not do its work. */
  unable: 3,
} as const;

/** The signals that ask a command to end, with the codes that shells know them by: 128 and their number. */
export const STOPPED = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

export type StopSignal = keyof typeof STOPPED;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT] | (typeof STOPPED)[StopSignal];

/** The exit code for what a command threw. Commander throws too, also when all it did was to print the help. */
export function exitCodeFor(thrown: unknown): ExitCode {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
  return thrown instanceof UsageError ? EXIT.usage : EXIT.unable;
}
