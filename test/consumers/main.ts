/**
 * Runs one of the consumers as a program of its own.
 *   PORT=3000 WEBHOOK_SECRET=… node test/consumers/main.ts express --flaw small-body-limit
 *   HF_ENDPOINT=… HF_TOKEN=… node test/consumers/main.ts discussion-bot
 */
import { createServer, type Server } from "node:http";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { discussionBot, discussionBotFlaws } from "./discussion-bot.ts";
import { shapeNames, shapes } from "./shapes.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { flaw: { type: "string" } } });
const { PORT, WEBHOOK_SECRET: secret, HF_ENDPOINT: hub, HF_TOKEN: token } = process.env;

async function serverFor(name: string | undefined): Promise<Server> {
  if (name === "discussion-bot") {
    const flaw = discussionBotFlaws.find((known) => known === values.flaw);
    return createServer(
      getRequestListener(discussionBot({ secret, flaw, ...(hub && { hub }), ...(token && { token }) })),
    );
  }
  const shape = shapeNames.find((known) => known === name);
  if (shape !== undefined) return shapes[shape].build({ secret, flaw: values.flaw }).server();
  throw new RangeError(`Failed to run "${name}": choose from discussion-bot, ${shapeNames.join(", ")}.`);
}

const server = await serverFor(positionals[0]);
server.listen(Number(PORT), "127.0.0.1");
