/**
 * Runs one of the consumers as a program of its own.
 *   PORT=3000 WEBHOOK_SECRET=… node test/consumers/main.ts express --flaw small-body-limit
 */
import { parseArgs } from "node:util";
import { shapeNames, shapes } from "./shapes.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { flaw: { type: "string" } } });
const name = shapeNames.find((known) => known === positionals[0]);
if (name === undefined)
  throw new RangeError(`Failed to run "${positionals[0]}": choose from ${shapeNames.join(", ")}.`);
const built = shapes[name].build({ secret: process.env["WEBHOOK_SECRET"], flaw: values.flaw });
const server = await built.server();
server.listen(Number(process.env["PORT"]), "127.0.0.1");
