/** Whether anybody listens where a load is to go: minutes of refused connections tell nobody anything. */
import { connect } from "node:net";
import { UnableError } from "../base/index.ts";
import type { Environment } from "./terminal.ts";

/** How long a connection may take, in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Opens a connection and closes it again. Behind a proxy, which Artillery takes from the environment, nothing is asked.
 * @throws UnableError when nobody listens.
 */
export async function checkReached(url: string, env: Environment): Promise<void> {
  if (env["HTTP_PROXY"] !== undefined || env["HTTPS_PROXY"] !== undefined) return;
  const { hostname, port, protocol, origin } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, ""); // an IPv6 address stands in brackets
  const standardPort = protocol === "https:" ? 443 : 80;
  const obstacle = await new Promise<string | null>((resolve) => {
    const socket = connect({ host, port: port === "" ? standardPort : Number(port), timeout: CONNECT_TIMEOUT_MS });
    const settle = (why: string | null): void => {
      socket.destroy();
      resolve(why);
    };
    socket.once("connect", () => settle(null));
    socket.once("timeout", () => settle(`no connection within ${CONNECT_TIMEOUT_MS / 1000} s`));
    socket.once("error", ({ message }) => settle(message));
  });
  if (obstacle !== null) throw new UnableError(`Failed to reach ${origin}: ${obstacle}. Start the consumer first.`);
}
