/** Whoever stops hubhook stops what it has started. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A consumer that tells its process id, and takes whatever comes, slowly. */
const CONSUMER = `
  require("node:fs").writeFileSync(process.env.PID_FILE, String(process.pid));
  require("node:http").createServer((request, response) => {
    request.resume().on("end", () => setTimeout(() => response.end("ok"), 20));
  }).listen(Number(process.env.PORT), "127.0.0.1");
`;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(20);
  }
}

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "leaves no consumer behind when it is stopped by %s",
  async (signal) => {
    const folder = await temporaryFolder();
    const pidFile = join(folder, "pid");
    const start = `exec "${process.execPath}" -e '${CONSUMER}'`;
    const args = [packageFile("src/cli/main.ts"), "fuzz", "http://127.0.0.1/webhook", "--start", start];
    const hubhook = spawn(process.execPath, args, { stdio: "ignore", env: { ...process.env, PID_FILE: pidFile } });
    const pid = await until(async () => Number(await readFile(pidFile, "utf8").catch(() => "")) || undefined);
    expect(isRunning(pid)).toBe(true);
    hubhook.kill(signal);
    await once(hubhook, "exit");
    await until(async () => (isRunning(pid) ? undefined : true));
    expect(isRunning(pid)).toBe(false);
  },
);
