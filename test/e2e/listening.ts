/** A server on a free port for as long as the test runs. */
import { once } from "node:events";
import type { Server } from "node:http";
import { onTestFinished } from "vitest";

/** @returns The URL of its webhook. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("Failed to listen: there is no port.");
  return `http://127.0.0.1:${address.port}/webhook`;
}
