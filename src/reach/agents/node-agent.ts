/** Tells hubhook which blocks of the consumer's own scripts run. Node.js imports this before the consumer. */
import { realpathSync } from "node:fs";
import { connect } from "node:net";
import { sep } from "node:path";
import { env } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { reachOf, startCoverage } from "../branches/index.ts";

const [port = "", token = "", ...rest] = (env["HUBHOOK_REACH"] ?? "").split(" ");
const root = rest.join(" ");
if (port !== "") start();

function start(): void {
  const own = `${realpathSync(root)}${sep}`;
  const ours = fileURLToPath(new URL("../", import.meta.url)); // in hubhook's own project, and where it is linked
  const fileOf = (url: string): string | undefined => {
    if (!url.startsWith("file:") || url.includes("/node_modules/")) return undefined;
    const path = fileURLToPath(new URL(url.replace(/\?.*$/, "")));
    return path.startsWith(own) && !path.startsWith(ours) ? path : undefined;
  };
  const coverage = startCoverage((url) => fileOf(url) !== undefined);
  if (coverage === null) return;
  const socket = connect({ host: "127.0.0.1", port: Number(port) });
  socket.on("error", () => socket.destroy()); // nobody asks any more
  socket.unref();
  socket.write(`${token}\n`);
  createInterface({ input: socket })
    .on("line", () => {
      const ran = [...coverage.take()];
      const reach = reachOf(coverage, { fileOf, textOf: () => undefined }, root);
      socket.write(`${JSON.stringify({ ran, reach })}\n`);
    })
    .on("error", () => undefined);
}
