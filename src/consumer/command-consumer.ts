/**
 * A consumer that a command starts: `node app.js`, `uvicorn app:app`. It runs in its own process group, is waited for
 * until it listens, and never outlives hubhook.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { UnableError, unreachable, UsageError } from "../base/index.ts";
import { startChild, type Child } from "./child.ts";
import type { Consumer, ConsumerStatus } from "./consumer.ts";
import { errorExcerpt } from "./error-excerpt.ts";
import { listenersOf, type Descent } from "./listeners.ts";
import { answersOn, freePort } from "./ports.ts";
import { describeListener, placeOf, type Place } from "./ready-place.ts";
import { residentMemory } from "./resident-memory.ts";
import { urlConsumer } from "./url-consumer.ts";

export interface CommandConsumerOptions {
  /**
   * Where the consumer listens. Without a port it gets a free one, and learns it from the variable `PORT`; if it listens
   * on another one all the same, that one is taken.
   */
  readonly url: string | URL;
  /** How long it may take until it listens, in milliseconds. Default: 30,000. */
  readonly readyTimeoutMs?: number;
  /** How long it may take to end after SIGTERM before it is killed, in milliseconds. Default: 2,000. */
  readonly graceMs?: number;
  /** Where it runs. Default: hubhook's own working directory. */
  readonly cwd?: string;
  /** Environment variables on top of hubhook's own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CommandConsumer extends Consumer {
  /** Where it listens, with the port it was given or took. */
  readonly url: string;
  status(): ConsumerStatus;
  /** The last lines it wrote to stderr, for reports; from the error on, if they hold one. */
  stderrTail(): string;
  /** What it writes to stderr while `action` goes on, and in the moment after; from the error on, if there is one. */
  stderrDuring(action: () => Promise<unknown>): Promise<string>;
  /** Ends it if it still runs and starts it again on the same port. @throws UnableError if it does not come up. */
  restart(): Promise<void>;
  /** How much memory it holds, with what it has started, in bytes; `null` where the system does not say. */
  memory(): Promise<number | null>;
  /** Once closed: who left the process group and still listens, for people. Undefined if nobody does. */
  leftBehind(): string | undefined;
}

/**
 * Starts `command` in a shell and waits until it listens.
 * @throws UnableError if it ends or stays silent before that, or if something else listens there already; UsageError for
 * the address of a Unix socket.
 */
export async function commandConsumer(command: string, options: CommandConsumerOptions): Promise<CommandConsumer> {
  const { readyTimeoutMs = 30_000, graceMs = 2_000 } = options;
  refuseUnixSocket(command, options.url);
  const asked = new URL(options.url);
  const hasOwnPort = asked.port === "";
  if (hasOwnPort) asked.port = String(await freePort());
  const mark = `HUBHOOK_CHILD=${randomUUID()}`;
  const env = { ...process.env, ...options.env, PORT: asked.port, HUBHOOK_CHILD: mark.slice(mark.indexOf("=") + 1) };
  const start = async (url: URL): Promise<Started> => {
    if (await answersOn(url)) throw new UnableError(await alreadyTaken(command, url));
    const child = startChild(command, { env, cwd: options.cwd });
    try {
      const takesAnyPort = hasOwnPort && !/\$\{?PORT\b|%PORT%/.test(command);
      const place = await untilReady({ child, command, url, readyTimeoutMs, takesAnyPort, mark });
      return { child, url: place };
    } catch (thrown) {
      await child.kill(graceMs);
      throw thrown;
    }
  };
  let { child, url } = await start(asked);
  let leftBehind: string | undefined;
  const sender = urlConsumer(url);
  return {
    name: `${command} (${sender.name})`,
    url: url.href,
    send: (request, sendOptions) => sender.send(request, sendOptions),
    status: () => child.status(),
    stderrTail: () => errorExcerpt(child.stderrKept()),
    stderrDuring: async (action) => errorExcerpt(await child.stderrDuring(action)),
    leftBehind: () => leftBehind,
    memory: async () => (child.group === undefined ? null : await residentMemory(child.group)),
    async restart() {
      await child.kill(graceMs);
      ({ child, url } = await start(url));
    },
    async close() {
      await Promise.all([sender.close(), child.kill(graceMs)]);
      leftBehind = await remaining({ group: child.group, mark });
    },
  };
}

interface Started {
  readonly child: Child;
  readonly url: URL;
}

interface Waiting {
  readonly child: Child;
  readonly command: string;
  readonly url: URL;
  readonly readyTimeoutMs: number;
  /** Whether it may listen on a port of its own. */
  readonly takesAnyPort: boolean;
  readonly mark: string;
}

const POLL_MS = 25;

/** How long it is looked at often: each look goes through all processes. */
const BRISK_MS = 2_000;

/** How long a port that nobody asked for has to be the only one, before it is taken for the consumer's. */
const OWN_PORT_MS = 1_500;

/** How long a stranger has to hold the port before the command is given up. */
const TAKEN_MS = 3_000;

/** How long a command that listens elsewhere may take to listen where the URL says as well. */
const ELSEWHERE_MS = 10_000;

async function untilReady(waiting: Waiting): Promise<URL> {
  const { child, url, readyTimeoutMs, takesAnyPort, mark } = waiting;
  const startMs = performance.now();
  let since: { readonly kind: Place["kind"]; readonly ms: number } | undefined;
  for (;;) {
    const place = await placeOf(url, { group: child.group, mark });
    const status = child.status(); // after the look: who ended meanwhile did not answer
    if (status.kind === "down") throw new UnableError(neverCameUp(waiting, status.detail));
    const nowMs = performance.now();
    if (since?.kind !== place.kind) since = { kind: place.kind, ms: nowMs };
    const isSteadyFor = (ms: number): boolean =>
      nowMs - Math.max(startMs, since?.ms ?? nowMs) > Math.min(ms, readyTimeoutMs);
    switch (place.kind) {
      case "reached":
        return place.url;
      case "elsewhere": {
        const [port, ...others] = place.ports;
        if (takesAnyPort && others.length === 0 && isSteadyFor(OWN_PORT_MS)) {
          return await untilReady({ ...waiting, url: withPort(url, port), takesAnyPort: false });
        }
        if (isSteadyFor(ELSEWHERE_MS)) throw new UnableError(neverCameUp(waiting, listensOn(place.ports), port));
        break;
      }
      case "taken":
        if (isSteadyFor(TAKEN_MS)) throw new UnableError(neverCameUp(waiting, `${place.by} holds the port`));
        break;
      case "silent":
        if (isSteadyFor(readyTimeoutMs)) {
          throw new UnableError(neverCameUp(waiting, `nothing listened within ${readyTimeoutMs} ms`));
        }
        break;
      default:
        return unreachable(place);
    }
    await pause(nowMs - startMs < BRISK_MS ? POLL_MS : 4 * POLL_MS);
  }
}

function withPort(url: URL, port: number | undefined): URL {
  const changed = new URL(url);
  changed.port = String(port ?? url.port);
  return changed;
}

function listensOn(ports: readonly number[]): string {
  return `it listens on ${ports.length === 1 ? "port" : "the ports"} ${ports.join(" and ")} instead`;
}

function neverCameUp({ command, url, child }: Waiting, why: string, ownPort: number = 8000): string {
  const words = [child.stdoutTail(), errorExcerpt(child.stderrKept())].filter((text) => text !== "").map(lastLines);
  return (
    `Failed to start \`${command}\` on ${url.origin}: ${why}. ` +
    `Have it listen on the port in the variable PORT (${url.port}), or put its own port into the URL, ` +
    `such as http://127.0.0.1:${ownPort}${url.pathname}.${words.length === 0 ? "" : `\nIts last words:\n${words.join("\n")}`}`
  );
}

function lastLines(text: string): string {
  return stripVTControlCharacters(text).split("\n").slice(-20).join("\n");
}

async function alreadyTaken(command: string, url: URL): Promise<string> {
  const holders = await listenersOf({ group: undefined, mark: "\0" });
  const holder = holders?.find(({ port }) => port === Number(url.port));
  return (
    `Failed to start \`${command}\`: ${holder === undefined ? "something" : describeListener(holder)} ` +
    `listens on ${url.origin} already. Stop it, or leave the port out of the URL to have a free one.`
  );
}

async function remaining(descent: Descent): Promise<string | undefined> {
  const own = (await listenersOf(descent))?.find(({ isOurs }) => isOurs);
  return (
    own && `${describeListener(own)} left its process group and still listens on port ${own.port}. Stop it by hand.`
  );
}

function refuseUnixSocket(command: string, url: string | URL): void {
  if (!/^(?:(?:https?|http\+unix|unix):\/\/)?(?:unix:|\/)|^http\+unix:/.test(String(url))) return;
  throw new UsageError(
    `Failed to start \`${command}\` on "${String(url)}": hubhook can't send to a Unix socket. ` +
      `Have it listen on a TCP port, such as http://127.0.0.1/webhook.`,
  );
}
