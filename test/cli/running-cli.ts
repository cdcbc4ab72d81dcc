/** A command that runs until it is stopped, and what it says meanwhile. */
import { onTestFinished } from "vitest";
import { runCli, type CliOutcome, type CliWorld } from "./run-cli.ts";

export interface RunningCli {
  /** Where it listens. */
  readonly origin: string;
  /** The results so far, line by line. */
  out(): readonly string[];
  /** Done when a line of the results matches. */
  line(pattern: RegExp): Promise<string>;
  /** Asks it to end, as Ctrl+C does. */
  stop(): Promise<CliOutcome>;
}

/** Runs a command that listens on a port, and is done as soon as it does. */
export async function startCli(args: readonly string[], world: CliWorld = {}): Promise<RunningCli> {
  const stopped = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<string>();
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let err = "";
  const running = runCli(args, {
    ...world,
    stopped: stopped.promise,
    terminal: {
      out(text) {
        lines.push(text);
        for (const look of waiting) look();
      },
      err(text) {
        err += `${text}\n`;
        const origin = text.match(/http:\/\/[\d.:]+/)?.[0];
        if (origin !== undefined) listening.resolve(origin);
      },
    },
  });
  const stop = async (): Promise<CliOutcome> => {
    stopped.resolve();
    return { ...(await running), out: lines, err };
  };
  onTestFinished(async () => void (await stop()));
  void running.then(() => listening.reject(new Error(`It ended before it listened: ${err}`)));
  return {
    origin: await listening.promise,
    out: () => lines,
    line: (pattern) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop,
  };
}
