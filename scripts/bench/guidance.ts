/** What guidance costs: the cases per second of whole runs at default options, with it and without. */
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { median, type Group, type Row } from "./row.ts";

const CLI = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const FOLDER = fileURLToPath(new URL("guided/", import.meta.url));
const ROUNDS = 3;

/** The part of its cases per second that a guided run keeps at least. */
const TARGET = 0.67;

export const guidance: Group = async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  return [
    row("of a module", ["./bot.mjs"]),
    row("of a Node.js program", [url, "--start", "node bot.mjs"], port),
    row("of a Python program", [url, "--start", "python3 bot.py"], port),
  ];
};

function row(where: string, target: readonly string[], port?: number): Row {
  const env = { ...process.env, ...(port !== undefined && { BOT_PORT: String(port) }) };
  const rates = Array.from({ length: ROUNDS }, (_, seed) => ({
    theirs: casesPerSecond([...target, "--seed", String(seed), "--no-guidance"], env),
    ours: casesPerSecond([...target, "--seed", String(seed)], env),
  }));
  return {
    what: `cases of a guided run ${where}, default options`,
    against: "without guidance",
    unit: "/s",
    ours: median(rates.map(({ ours }) => ours)),
    theirs: median(rates.map(({ theirs }) => theirs)),
    ratio: median(rates.map(({ ours, theirs }) => ours / theirs)),
    target: { atLeast: TARGET },
  };
}

function casesPerSecond(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const { stdout } = spawnSync(process.execPath, [CLI, "fuzz", ...args, "--json"], {
    cwd: FOLDER,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const result: {
    readonly ok: boolean;
    readonly durationMs: number;
    readonly checks: readonly { readonly cases?: number }[];
  } = JSON.parse(stdout);
  if (!result.ok) throw new Error("Failed to measure guidance: the consumer has a bug.");
  return (result.checks.reduce((sum, { cases = 0 }) => sum + cases, 0) / result.durationMs) * 1000;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("Failed to find a free port.");
  return address.port;
}
