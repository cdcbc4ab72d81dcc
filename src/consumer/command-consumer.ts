/**
 * A consumer that a command starts: `node app.js`, `uvicorn app:app`. It runs in its own process group, is waited for
 * until its port answers, and never outlives hubhook.
 */
import { setTimeout as pause } from "node:timers/promises";
import { UnableError } from "../base/index.ts";
import { startChild, type Child } from "./child.ts";
import type { Consumer, ConsumerStatus } from "./consumer.ts";
import { answersOn, freePort } from "./ports.ts";
import { urlConsumer } from "./url-consumer.ts";

export interface CommandConsumerOptions {
  /** Where the consumer listens. Without a port it gets a free one, and learns it from the variable `PORT`. */
  readonly url: string | URL;
  /** How long it may take until its port answers, in milliseconds. Default: 30,000. */
  readonly readyTimeoutMs?: number;
  /** How long it may take to end after SIGTERM before it is killed, in milliseconds. Default: 2,000. */
  readonly graceMs?: number;
  /** Where it runs. Default: hubhook's own working directory. */
  readonly cwd?: string;
  /** Environment variables on top of hubhook's own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CommandConsumer extends Consumer {
  /** Where it listens, with the port it was given. */
  readonly url: string;
  status(): ConsumerStatus;
  /** The last lines it wrote to stderr, for reports. */
  stderrTail(): string;
  /** What it writes to stderr while `action` goes on, and in the moment after. */
  stderrDuring(action: () => Promise<unknown>): Promise<string>;
  /** Ends it if it still runs and starts it again on the same port. @throws UnableError if it does not come up. */
  restart(): Promise<void>;
}

/**
 * Starts `command` in a shell and waits until its port answers.
 * @throws UnableError if it ends or stays silent before that, or if something else listens there already.
 */
export async function commandConsumer(command: string, options: CommandConsumerOptions): Promise<CommandConsumer> {
  const { readyTimeoutMs = 30_000, graceMs = 2_000 } = options;
  const url = new URL(options.url);
  if (url.port === "") url.port = String(await freePort());
  const env = { ...process.env, ...options.env, PORT: url.port };
  const start = async (): Promise<Child> => {
    if (await answersOn(url)) throw new UnableError(alreadyTaken(command, url));
    const child = startChild(command, { env, cwd: options.cwd });
    try {
      await untilReady(child, command, url, readyTimeoutMs);
    } catch (thrown) {
      await child.kill(graceMs);
      throw thrown;
    }
    return child;
  };
  let child = await start();
  const sender = urlConsumer(url);
  return {
    name: `${command} (${sender.name})`,
    url: url.href,
    send: (request, sendOptions) => sender.send(request, sendOptions),
    status: () => child.status(),
    stderrTail: () => child.stderrTail(),
    stderrDuring: (action) => child.stderrDuring(action),
    async restart() {
      await child.kill(graceMs);
      child = await start();
    },
    async close() {
      await Promise.all([sender.close(), child.kill(graceMs)]);
    },
  };
}

const POLL_MS = 25;

async function untilReady(child: Child, command: string, url: URL, readyTimeoutMs: number): Promise<void> {
  const deadlineMs = performance.now() + readyTimeoutMs;
  while (!(await answersOn(url))) {
    const status = child.status();
    if (status.kind === "down") throw new UnableError(neverCameUp(command, url, status.detail, child));
    if (performance.now() > deadlineMs) {
      throw new UnableError(neverCameUp(command, url, `nothing listened within ${readyTimeoutMs} ms`, child));
    }
    await pause(POLL_MS);
  }
}

function neverCameUp(command: string, url: URL, why: string, child: Child): string {
  const tail = child.stderrTail();
  return (
    `Failed to start \`${command}\` on ${url.origin}: ${why}. ` +
    `Have it listen on the port in the variable PORT (${url.port}).${tail === "" ? "" : `\nIts last words:\n${tail}`}`
  );
}

function alreadyTaken(command: string, url: URL): string {
  return (
    `Failed to start \`${command}\`: something listens on ${url.origin} already. ` +
    `Stop it, or leave the port out of the URL to have a free one.`
  );
}
