import { execFile, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { UnableError } from "../../src/base/index.ts";
import { commandConsumer, type CommandConsumer, type CommandConsumerOptions } from "../../src/consumer/index.ts";
import { answersOn, freePort } from "../../src/consumer/ports.ts";
import { patient, requestTo } from "./request-to.ts";

const app = new URL("apps/server.mjs", import.meta.url).pathname;

/** Runs the app with `args`. A compound command, so that the shell stays as a process of its own. */
async function started(args = "", options: Partial<CommandConsumerOptions> = {}): Promise<CommandConsumer> {
  const command = `"${process.execPath}" "${app}" ${args} && true`;
  const consumer = await commandConsumer(command, { url: "http://127.0.0.1/webhook", graceMs: 200, ...options });
  onTestFinished(() => consumer.close());
  return consumer;
}

/** The app answers with its process id. */
async function processIdOf(consumer: CommandConsumer): Promise<number> {
  const exchange = await consumer.send(requestTo(consumer.url), patient);
  return exchange.kind === "answered" ? Number(exchange.body) : Number.NaN;
}

describe("commandConsumer", () => {
  it("starts the command on a free port, and sends to it", async () => {
    const consumer = await started();
    expect(new URL(consumer.url)).toMatchObject({ pathname: "/webhook", port: expect.stringMatching(/^\d+$/) });
    expect(await isAlive(await processIdOf(consumer))).toBe(true);
    expect(consumer.status()).toEqual({ kind: "up" });
    expect(consumer.stderrTail()).toBe("started with");
  });

  it.for(["", "ignore-sigterm"])("leaves nothing running when it is closed: %s", async (args) => {
    const consumer = await started(args);
    const processId = await processIdOf(consumer);
    await consumer.close();
    await expect.poll(() => isAlive(processId)).toBe(false);
    expect(consumer.status()).toMatchObject({ kind: "down" });
  });

  it("ends what the command itself has started", async () => {
    const consumer = await started("grandchild");
    const group = await groupOf(await processIdOf(consumer));
    expect(await processesOf(group)).toHaveLength(3); // the shell, the app, the app's child
    await consumer.close();
    await expect.poll(() => processesOf(group)).toEqual([]);
  });

  it("notices the end of the command, and starts it again when told to", async () => {
    const consumer = await started();
    const processId = await processIdOf(consumer);
    const crash = new URL("/crash", consumer.url).href;
    // The connection was reused: the request is sent again on a new one, and only that counts.
    // It may come before the port is closed.
    const { kind, ...crashed } = await consumer.send(requestTo(crash), patient);
    expect(kind).toBe("unanswered");
    expect(["connection-refused", "reset"]).toContain("reason" in crashed ? crashed.reason : null);
    await expect
      .poll(() => consumer.status())
      .toEqual({ kind: "down", detail: "it ended with exit code 7", isOrderly: false });

    await consumer.restart();

    expect(consumer.status()).toEqual({ kind: "up" });
    expect(await processIdOf(consumer)).not.toBe(processId);
  });

  it("shows the last words of a command that does not come up", async () => {
    const start = started("fail");
    await expect(start).rejects.toThrow(UnableError);
    await expect(start).rejects.toThrow(/it ended with exit code 3.*PORT[^]*no such database/);
  });

  it("gives up on a command that never listens, and ends it", async () => {
    const start = started(`silent never-listens-${process.pid}`, { readyTimeoutMs: 200 });
    await expect(start).rejects.toThrow("nothing listened within 200 ms");
    await expect.poll(() => runningWith(`never-listens-${process.pid}`)).toEqual([]);
  });

  it("does not outlive hubhook, even if nobody closes it", async () => {
    const face = new URL("../../src/consumer/index.ts", import.meta.url).href;
    const command = JSON.stringify(`"${process.execPath}" "${app}" outlives-nobody-${process.pid} && true`);
    const program = `
      import { commandConsumer } from ${JSON.stringify(face)};
      await commandConsumer(${command}, { url: "http://127.0.0.1/" });
      process.exit(0);`;
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
    await expect.poll(() => runningWith(`outlives-nobody-${process.pid}`)).toEqual([]);
  });

  it("does not take somebody else's server for the command's", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : "";
    await expect(started("", { url: `http://127.0.0.1:${port}/` })).rejects.toThrow("listens on");
  });
});

describe("commandConsumer finds", () => {
  it("the port that is fixed in the program, within three seconds", async () => {
    const port = await freePort();
    const startedMs = performance.now();
    const consumer = await started(`port=${port}`);
    expect(performance.now() - startedMs).toBeLessThan(3_000);
    expect(consumer.url).toBe(`http://127.0.0.1:${port}/webhook`);
    expect(await processIdOf(consumer)).toBeGreaterThan(0);
  });

  it("no other port than that of the URL, where it says one", async () => {
    const port = await freePort();
    const start = started(`port=${port}`, { url: `http://127.0.0.1:${await freePort()}/`, readyTimeoutMs: 300 });
    await expect(start).rejects.toThrow(`it listens on port ${port} instead`);
    await expect(start).rejects.toThrow(/put its own port into the URL.*\nIts last words:\nlistening\nstarted with/);
  });

  it.for([
    ["::1", "http://127.0.0.1/", "[::1]"],
    ["::1", "http://localhost/", expect.stringMatching(/^(?:localhost|\[::1\])$/)],
    ["127.0.0.1", "http://localhost/", "localhost"],
    ["127.0.0.1", "http://[::1]/", "127.0.0.1"],
    ["0.0.0.0", "http://0.0.0.0/", "127.0.0.1"],
    ["::", "http://127.0.0.1/", "127.0.0.1"],
  ] as const)("who listens on %s, asked for at %s", async ([host, url, hostname]) => {
    const consumer = await started(`host=${host}`, { url });
    expect(new URL(consumer.url).hostname).toEqual(hostname);
    expect(await processIdOf(consumer)).toBeGreaterThan(0);
  });

  it("it by trying both address families, where the system does not say who listens", async () => {
    const platform = vi.spyOn(process, "platform", "get").mockReturnValue("darwin");
    onTestFinished(() => platform.mockRestore());
    expect(process.platform).toBe("darwin");
    const consumer = await started("host=::1");
    expect(new URL(consumer.url).hostname).toBe("[::1]");
  });

  it("its own command, when two want the same port at once", async () => {
    const port = await freePort();
    const runs = await Promise.allSettled([started(`port=${port}`), started(`port=${port}`)]);
    expect(runs.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(runs.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { message: expect.stringMatching(/it ended with exit code 1\.[^]*EADDRINUSE/) },
    });
  });

  it("nobody in place of a command that dies, while a stranger answers", async () => {
    const port = await freePort();
    const listenLater = `require("http").createServer((q, s) => s.end()).listen(${port}, "127.0.0.1")`;
    const stranger = spawn(process.execPath, ["-e", `setTimeout(() => ${listenLater}, 300)`], { stdio: "ignore" });
    onTestFinished(() => void stranger.kill());
    const start = commandConsumer("sleep 2; exit 4", { url: `http://127.0.0.1:${port}/` });
    await expect(start).rejects.toThrow("it ended with exit code 4");
  });

  it("who left its process group, and says so once it is closed", async () => {
    const left = await freePort();
    const consumer = await started(`leave left=${left}`);
    await expect.poll(async () => await answersOn(new URL(`http://127.0.0.1:${left}`))).toBe(true);
    onTestFinished(async () => (await runningWith(`port=${left}`)).forEach(({ id }) => process.kill(id)));
    await consumer.close();
    expect(consumer.leftBehind()).toMatch(new RegExp(`server\\.mjs port=\\d+ \\(process \\d+\\) left .* port ${left}`));
  });

  it.for(["http://unix:/run/app.sock:/webhook", "unix:/run/app.sock", "/run/app.sock"])(
    "no Unix socket, and says so: %s",
    async (url) => {
      await expect(started("", { url })).rejects.toThrow(/can't send to a Unix socket\. Have it listen on a TCP port/);
    },
  );
});

interface RunningProcess {
  readonly id: number;
  readonly group: number;
  readonly command: string;
}

async function isAlive(processId: number): Promise<boolean> {
  return (await processes()).some(({ id }) => id === processId);
}

async function groupOf(processId: number): Promise<number> {
  return (await processes()).find(({ id }) => id === processId)?.group ?? Number.NaN;
}

async function processesOf(group: number): Promise<readonly RunningProcess[]> {
  return (await processes()).filter((process) => process.group === group);
}

async function runningWith(argument: string): Promise<readonly RunningProcess[]> {
  return (await processes()).filter(({ command }) => command.includes(argument));
}

/** All processes that are not zombies, from /proc. */
async function processes(): Promise<readonly RunningProcess[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    ids.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
      const command = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
      const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return state === "Z" ? [] : [{ id: Number(id), group: Number(group), command }];
    }),
  );
  return all.flat();
}
