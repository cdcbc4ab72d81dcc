/** A served Hub as a process of its own, and what is left when it ends, in order or not. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { packageFile } from "../../src/base/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

interface ServedHub {
  readonly process: ChildProcess;
  readonly origin: string;
  /** Everything that it says to people, so far. */
  err(): string;
  /** Calls it as ada. @param route - As in "POST /api/repos/create". */
  call(route: string, body?: object): Promise<unknown>;
}

async function serve(...args: readonly string[]): Promise<ServedHub> {
  const process = spawn(
    globalThis.process.execPath,
    [packageFile("src/cli/main.ts"), "serve", "--port", "0", ...args],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  onTestFinished(() => void process.kill("SIGKILL"));
  const lines: string[] = [];
  const origin = await new Promise<string>((resolve) => {
    createInterface({ input: process.stderr }).on("line", (line) => {
      lines.push(line);
      const found = /http:\/\/[\d.:]+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    process,
    origin,
    err: () => lines.join("\n"),
    async call(route, body) {
      const [method = "", path = ""] = route.split(" ");
      const init = { method, headers: { authorization: "Bearer hf_ada" } };
      return (
        await fetch(`${origin}${path}`, { ...init, ...(body !== undefined && { body: JSON.stringify(body) }) })
      ).json();
    },
  };
}

const watching = { watched: [{ type: "user", name: "ada" }], domains: ["repo"] };

it("has what was written down again, even after it was killed, and warns of nothing", async () => {
  const file = join(await temporaryFolder(), "hub.db");
  const first = await serve("--db", file);
  const created = await first.call("POST /api/settings/webhooks", { ...watching, url: "http://127.0.0.1:9/" });
  await first.call("POST /api/repos/create", { name: "bert" });
  first.process.kill("SIGKILL");
  await once(first.process, "exit");

  const second = await serve("--db", file);
  expect(await second.call("GET /api/settings/webhooks")).toEqual([Object(created).webhook]);
  const page = await fetch(`${second.origin}/settings/webhooks/${Object(created).webhook.id}/activity`);
  expect(await page.text()).toContain("repo:create");
  expect(`${first.err()}${second.err()}`).not.toMatch(/warning/i);
});

it("ends the Job that still runs when it is stopped", async () => {
  const file = join(await temporaryFolder(), "pid");
  const { process, call } = await serve("--job", `65f0=echo $$ > "${file}"; exec sleep 60`);
  await call("POST /api/settings/webhooks", { ...watching, jobSourceId: "65f0" });
  await call("POST /api/repos/create", { name: "bert" });
  let pid = 0;
  while (pid === 0) {
    pid = Number(await readFile(file, "utf8").catch(() => ""));
    await pause(20);
  }
  process.kill("SIGINT");
  const [code] = await once(process, "exit");
  expect(code).toBe(0);
  expect(() => globalThis.process.kill(pid, 0)).toThrow(/ESRCH/);
});
