/** A TCP server that says exactly what a test tells it to, HTTP or not. */
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * Listens on a free port of 127.0.0.1 until the test is over.
 * @param onFirstData - Called with each connection, once something came in on it.
 * @returns The URL of a webhook there.
 */
export async function rawServer(onFirstData: (socket: Socket, data: Buffer) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", (data) => onFirstData(socket, data));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${address.port}/webhook`;
}
