/**
 * Records deliveries: stands between the Hub and a consumer, answers at once, passes the bytes on as they came, and tells
 * what came. A payload that the schemas do not know is how a change of the Hub is seen.
 */
import { Hono } from "hono";
import type { Clock, Exchange } from "../base/index.ts";
import type { Consumer } from "../consumer/index.ts";
import { recordedFrom, type Recorded } from "./recorded.ts";
import { listening, type Served } from "./serve.ts";

export interface RecordOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The address to listen on. Default: 127.0.0.1. */
  readonly hostname?: string;
  readonly clock: Clock;
  /** Where to pass deliveries on to; `null` keeps them here. */
  readonly to: { readonly url: string; readonly consumer: Consumer; readonly timeoutMs: number } | null;
  /** Called for each delivery, as soon as it is answered. */
  readonly onDelivery: (recorded: Recorded) => void;
  /** Called when a delivery was passed on. */
  readonly onForwarded?: (exchange: Exchange) => void;
}

/** Headers that belong to one connection, or are made anew for the next one (RFC 9110, section 7.6.1). */
const HOP_HEADERS = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "te",
  "upgrade",
  "host",
  "content-length",
]);

/**
 * Listens for deliveries until it is closed.
 * @throws UnableError when the port can't be listened on.
 */
export async function recordDeliveries(options: RecordOptions): Promise<Served> {
  const { port, hostname = "127.0.0.1", clock, to, onDelivery, onForwarded } = options;
  const app = new Hono();
  app.post("*", async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const headers = [...context.req.raw.headers].filter(([name]) => !HOP_HEADERS.has(name));
    onDelivery(recordedFrom(clock, headers, body));
    if (to !== null) {
      // The Hub gets its answer now; what the consumer says is for whoever watches.
      void to.consumer
        .send({ url: to.url, headers, body }, { timeoutMs: to.timeoutMs })
        .then((exchange) => onForwarded?.(exchange));
    }
    return context.body(null, 202);
  });
  app.all("*", (context) => context.json({ error: "hubhook records deliveries here: POST them." }, 405));
  return listening(app, hostname, port);
}
