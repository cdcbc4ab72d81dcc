/**
 * All that a command knows of the world around it. `main.ts` makes one of the process; a test makes one of strings,
 * and runs any command in its own process.
 */
import type { Shell } from "../base/index.ts";
import type { ExitCode, StopSignal } from "./exit.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Stdin {
  /** Whether a person would have to type it. */
  readonly isTty: boolean;
  /** What is piped in, decoded as UTF-8. */
  chunks(): AsyncIterable<string>;
}

export interface Terminal {
  /** Prints a result, with a line break after it. Colours pass, all else that a terminal or a CI service would obey does not. */
  out(text: string): void;
  /** Prints many results, one per line, no faster than they are read. */
  outLines(lines: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** Prints advice or progress, with a line break after it. What passes is as for `out`. */
  err(text: string): void;
  /** Prints what a CI service is to obey, with a line break after it. Nothing from outside may stand in it as it came. */
  command(text: string, to: "out" | "err"): void;
  /** Shows a line of progress in place of the one before, on a terminal only; an empty one takes it away. */
  progress(text: string): void;
  /** Whether a person reads the results. */
  readonly isTty: boolean;
  /** Whether a person reads the advice; progress is for nobody else. */
  readonly errIsTty: boolean;
  /** Characters that fit in a line. */
  readonly columns: number;
  /** Whether results may have colours. */
  readonly colour: boolean;
  readonly stdin: Stdin;
  readonly env: Environment;
  /** What lines to copy are written for. */
  readonly shell: Shell;
  /** Where relative paths start. */
  readonly cwd: string;
  /** Done when the user, or whoever runs the command, asks it to end: with Ctrl+C, or SIGTERM. */
  untilStopped(): Promise<StopSignal>;
  /** Sets the exit code; the process ends once nothing is left to do. */
  exitWith(code: ExitCode): void;
  /** Ends the process once what was printed is out, whatever else is left to do. */
  end(): Promise<void>;
}

/**
 * Whether to use colours: on a terminal that has them, unless `NO_COLOR` is set; elsewhere only if `FORCE_COLOR` is.
 * Sources: no-color.org, force-color.org.
 */
export function wantsColour(env: Environment, isTty: boolean): boolean {
  if (isSet(env["NO_COLOR"])) return false;
  if (isSet(env["FORCE_COLOR"])) return env["FORCE_COLOR"] !== "0";
  return isTty && env["TERM"] !== "dumb";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
