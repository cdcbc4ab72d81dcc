/** Shares work among processes: consumers that crash, or hold the thread, slow down only their own. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";

/** The n-th of some workers. */
export interface Share {
  readonly nth: number;
  readonly of: number;
}

/**
 * Runs this program again in a process more than there are cores, each with its share, and gathers the JSON lines that
 * they print.
 * @param args - Passed on to each of them, besides its share.
 */
export async function gathered(script: string, args: readonly string[]): Promise<readonly unknown[]> {
  const of = availableParallelism() + 1; // some consumers hang, and so do those who wait for them
  const shares = Array.from({ length: of }, (_, nth) => linesOf(script, [...args, "--share", `${nth}/${of}`]));
  return (await Promise.all(shares)).flat().map((line): unknown => JSON.parse(line));
}

/** What belongs to a share: every n-th of a list. */
export function shareOf<T>(all: readonly T[], { nth, of }: Share): readonly T[] {
  return all.filter((_, index) => index % of === nth);
}

/** A share as it is written: `0/2`. */
export function parseShare(text: string): Share {
  const [nth = 0, of = 1] = text.split("/").map(Number);
  return { nth, of };
}

async function linesOf(script: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  const code = await ended;
  if (code === 0) return lines;
  throw new Error(`Failed to run ${args.join(" ")}: it ended with ${code}. Run it alone to see why.`);
}
