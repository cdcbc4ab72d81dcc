/** Calls `(req, res)` with helpers, and answers for the platform where a body is not what it should be. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { messageOf } from "../../base/index.ts";
import type { Consumer } from "../consumer.ts";
import { listenerConsumer, type Delivery } from "../listener-consumer.ts";
import type { Callable } from "./callable.ts";
import { addRequestHelpers, addResponseHelpers, InvalidBodyError } from "./response-helpers.ts";
import { routeParameters } from "./route-parameters.ts";

export interface ListenerCall {
  readonly call: Callable;
  /** Of the route, for `req.query`. */
  readonly segments: readonly string[];
  /** Puts the body and what else there is onto the request. @throws InvalidBodyError */
  prepare(incoming: IncomingMessage, delivery: Delivery): void;
  /** Around the call; as it is by default. */
  within?(delivery: Delivery, call: () => unknown): unknown;
}

export function helpedListener(path: string, { call, segments, prepare, within }: ListenerCall): Consumer {
  return listenerConsumer(path, async () => async (incoming, outgoing, delivery) => {
    const { url } = delivery.request;
    addRequestHelpers(incoming, url, routeParameters(segments, new URL(url).pathname));
    addResponseHelpers(outgoing);
    try {
      prepare(incoming, delivery);
      const run = (): unknown => call(incoming, outgoing);
      await (within === undefined ? run() : within(delivery, run));
    } catch (thrown) {
      if (!(thrown instanceof InvalidBodyError)) throw thrown;
      refuse(outgoing, thrown);
    }
  });
}

function refuse(outgoing: ServerResponse, error: InvalidBodyError): void {
  if (outgoing.headersSent) return;
  outgoing.statusCode = error.statusCode;
  outgoing.end(messageOf(error));
}
