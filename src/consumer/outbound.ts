/**
 * Connections that leave this machine, made to fail: what a consumer asks of others (a model server, a chat) can be down on the
 * day when the Hub delivers. Those to this machine go their way, and so do those that somebody answers within the process.
 */
import { createServer, Socket, type AddressInfo } from "node:net";

/** Has all such connections of this thread fail from here on. @returns What lets them go their way again. */
export function failOutbound(): () => void {
  const original = Socket.prototype.connect;
  const connect = function (this: Socket, ...args: unknown[]): Socket {
    const host = hostIn(args);
    if (host === undefined || isLoopback(host)) return Reflect.apply(original, this, args);
    const error = new Error(`connect ECONNREFUSED ${host} (hubhook was asked to let it fail)`);
    process.nextTick(() => this.destroy(Object.assign(error, { code: "ECONNREFUSED", syscall: "connect" })));
    return this;
  };
  Socket.prototype.connect = connect;
  return () => {
    if (Socket.prototype.connect === connect) Socket.prototype.connect = original;
  };
}

/** As `connect` takes it: a port and a host, options, or both as Node.js hands them on. Undefined for this machine. */
function hostIn([first, second]: readonly unknown[]): string | undefined {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  const host: unknown = typeof options === "object" && options !== null ? Reflect.get(options, "host") : second;
  return typeof host === "string" && host !== "" ? host : undefined;
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?|\[::1?\])$/i.test(host);
}

export interface RefusingProxy {
  /** What has a program ask the proxy. Its calls to this machine need none. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** A proxy that answers 502 to whatever it is asked: for a consumer that runs in a process of its own. */
export async function refusingProxy(): Promise<RefusingProxy> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", () => socket.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
  return {
    env: {
      ...Object.fromEntries(names.map((name) => [name, url])),
      NO_PROXY: "localhost,127.0.0.1,::1",
      no_proxy: "localhost,127.0.0.1,::1",
      NODE_USE_ENV_PROXY: "1", // Node.js from 22.21 on
    },
    close: () => server.close(),
  };
}
