/** A consumer that can be started again, as the command line does with modules and commands: then it remembers nothing. */
import { toConsumer, type Consumer, type ConsumerTarget } from "../../src/consumer/index.ts";

/** @param build - Makes the consumer, with nothing remembered. */
export function restartable(build: () => ConsumerTarget): Consumer {
  let current = toConsumer(build());
  return {
    name: current.name,
    send: (request, options) => current.send(request, options),
    status: () => current.status?.() ?? { kind: "up" },
    async restart() {
      await current.close();
      current = toConsumer(build());
    },
    close: () => current.close(),
  };
}
