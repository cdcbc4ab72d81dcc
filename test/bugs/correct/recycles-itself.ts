/** Ends in order after some requests, to be started again, as workers do that may leak. A process of its own. */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { commandConsumer, type Consumer } from "../../../src/consumer/index.ts";
import { correctListener, listenerOf } from "../node-listener.ts";

const MOST_REQUESTS = 300;

const SELF = fileURLToPath(import.meta.url);

export async function recyclesItself(secret: string): Promise<Consumer> {
  const command = `exec "${process.execPath}" --disable-warning=ExperimentalWarning "${SELF}"`;
  return await commandConsumer(command, { url: "http://127.0.0.1/webhook", env: { RECYCLES_FOR: secret } });
}

function serve(secret: string, port: number): void {
  const listener = listenerOf(correctListener(secret));
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    if (requests === MOST_REQUESTS) response.on("finish", () => process.exit(0));
    listener(request, response);
  });
  server.listen(port, "127.0.0.1");
}

if (process.argv[1] === SELF) serve(process.env["RECYCLES_FOR"] ?? "", Number(process.env["PORT"]));
