/** A listener of Node.js: `(req, res)`, or with `next`, as a middleware of Connect. */
import { describeThrown } from "../describe-thrown.ts";
import { listenerConsumer } from "../listener-consumer.ts";
import { exportedFunction, signatureOf, takes, type Exported } from "./callable.ts";
import { defineShape, likely, type Shape } from "./shape.ts";

export const nodeListener: Shape = defineShape<Exported>({
  id: "node",
  title: "a Node.js listener",
  target: (module) => exportedFunction(module, "default", "handler", "app", "server", "listener"),
  sign: (_module, target) =>
    takes(target.callable, 0, "request") && takes(target.callable, 1, "response")
      ? likely(signatureOf(target))
      : undefined,
  open: ({ call }, { path }) =>
    listenerConsumer(path, async () => (incoming, outgoing, { attempt }) => {
      const next = (thrown?: unknown): void => {
        if (thrown !== undefined && thrown !== null) attempt.fail("threw", describeThrown(thrown));
        else outgoing.writeHead(404).end();
      };
      return call(incoming, outgoing, next);
    }),
});
