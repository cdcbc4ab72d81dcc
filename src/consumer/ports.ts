/** TCP ports of this machine: a free one, and whether somebody listens. */
import { connect, createServer } from "node:net";

/** A port that is free now; taken the moment somebody else is quicker. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** How long to wait for a connection to a port before it counts as silent, in milliseconds. */
const CONNECT_TIMEOUT_MS = 1_000;

/** Whether somebody accepts connections at the host and port of `url`. */
export function answersOn(url: URL): Promise<boolean> {
  const host = url.hostname.replace(/^\[|\]$/g, ""); // an IPv6 address stands in brackets
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(url.port), timeout: CONNECT_TIMEOUT_MS });
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}
