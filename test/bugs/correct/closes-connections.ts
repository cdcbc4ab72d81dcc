/** Takes one request on each connection, and closes it with the answer or a moment later, as some proxies do. */
import { once } from "node:events";
import { createServer } from "node:http";
import { urlConsumer, type Consumer } from "../../../src/consumer/index.ts";
import { correctListener, listenerOf } from "../node-listener.ts";

export async function closesConnections(secret: string): Promise<Consumer> {
  const listener = listenerOf(correctListener(secret));
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    if (requests % 2 === 0) response.setHeader("Connection", "close");
    else response.on("finish", () => setTimeout(() => request.socket.destroy(), 2));
    void Promise.resolve(listener(request, response)).catch(() => undefined); // it has hung up on the next one itself
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("Failed to listen: there is no port.");
  const consumer = urlConsumer(`http://127.0.0.1:${address.port}/webhook`);
  return {
    ...consumer,
    async close() {
      await consumer.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
