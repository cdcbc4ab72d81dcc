/**
 * Where a started command can be reached: on the port that it was given, or on one of its own. Where the system says who
 * listens, only a process of the command counts; a stranger on the same port is never taken for it.
 */
import { listenersOf, type Descent, type Listener } from "./listeners.ts";
import { answersOn } from "./ports.ts";

export type Place =
  | { readonly kind: "reached"; readonly url: URL }
  /** It does not listen where it was asked to, but elsewhere. */
  | { readonly kind: "elsewhere"; readonly ports: readonly number[] }
  /** Somebody else holds the port. */
  | { readonly kind: "taken"; readonly by: string }
  | { readonly kind: "silent" };

/** These serve a port for a container, in whose place they listen. */
const FORWARDERS = /(?:^|\/)(?:docker-proxy|rootlesskit|conmon|pasta|slirp4netns|rootlessport|com\.docker\.backend)\b/;

/** @param url - Where it was asked to listen, with a port. */
export async function placeOf(url: URL, descent: Descent): Promise<Place> {
  const listeners = await listenersOf(descent);
  if (listeners === undefined) return (await reachedAt(hostsFor(url), url)) ?? { kind: "silent" };
  const port = Number(url.port);
  const there = listeners.filter((listener) => listener.port === port);
  const own = there.filter((listener) => listener.isOurs || FORWARDERS.test(listener.command));
  if (own.length > 0) {
    const hosts = hostsFor(url).filter((host) => own.some((listener) => serves(listener, host)));
    const reached = await reachedAt(hosts, url);
    if (reached !== undefined) return reached;
  }
  const [stranger] = there.filter((listener) => !own.includes(listener));
  if (stranger !== undefined && own.length === 0) return { kind: "taken", by: describeListener(stranger) };
  if (there.length === 0) {
    const reached = await reachedAt(hostsFor(url), url);
    if (reached !== undefined) return (await isSeen(port, descent)) ? await placeOf(url, descent) : reached;
  }
  const ports = [...new Set(listeners.filter(({ isOurs }) => isOurs).map((listener) => listener.port))];
  return ports.length === 0 ? { kind: "silent" } : { kind: "elsewhere", ports };
}

/** Who can't be seen belongs to another user, such as what serves a container; who can has come since the last look. */
async function isSeen(port: number, descent: Descent): Promise<boolean> {
  return (await listenersOf(descent))?.some((listener) => listener.port === port) ?? false;
}

/** @example "node app.js (process 4711)" */
export function describeListener({ command, processId }: Listener): string {
  return `${command} (process ${processId})`;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "0.0.0.0", "[::1]", "[::]"]);

/** The hosts to try, those of the URL first: a server on this machine may listen on either family. */
function hostsFor({ hostname }: URL): readonly string[] {
  if (!LOOPBACK.has(hostname)) return [hostname];
  const own = hostname === "0.0.0.0" ? "127.0.0.1" : hostname === "[::]" ? "[::1]" : hostname;
  return [...new Set([own, "127.0.0.1", "[::1]"])];
}

function serves({ host }: Listener, wanted: string): boolean {
  if (host === "::" || !LOOPBACK.has(wanted)) return true;
  if (wanted === "localhost") return ["127.0.0.1", "0.0.0.0", "::1"].includes(host);
  return wanted === "[::1]" ? host === "::1" : host === "0.0.0.0" || host === wanted;
}

async function reachedAt(hosts: readonly string[], url: URL): Promise<Place | undefined> {
  for (const host of hosts) {
    const place = new URL(url);
    place.hostname = host;
    if (await answersOn(place)) return { kind: "reached", url: place };
  }
  return undefined;
}
