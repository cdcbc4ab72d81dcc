/** The command as a process of its own, as people run it. */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a line in bash, in which `hubhook`, with or without `npx`, is the command of this repository. */
export async function shell(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const program = `hubhook() { ${process.execPath} "${process.cwd()}/src/cli/main.ts" "$@"; }\nnpx() { "$@"; }\n${line}`;
  const { HUBHOOK_SECRET: _, ...inherited } = process.env;
  const child = spawn("bash", ["-c", program], { stdio: ["ignore", "pipe", "pipe"], env: { ...inherited, ...env } });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}
