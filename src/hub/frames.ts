/**
 * A test may have a server of its own, set up by this very msw. msw has one at a time: a second one would take the place of the
 * first, and end it when it is closed. So what goes to the Hub is taken out of the requests that the first one sees.
 */
import type { HttpHandler } from "msw";
import { defaultNetworkOptions } from "msw/node";

/** @returns What gives them back; `null` where no such server listens. */
export function claimFrames(origin: string, handler: HttpHandler): (() => void) | null {
  const [source] = defaultNetworkOptions.sources;
  const queue = source.queue.bind(source);
  if (!isListenedTo(source)) return null;
  source.queue = async (frame) => {
    const request: unknown = Reflect.get(Object(frame.data), "request");
    const isOurs = request instanceof Request && new URL(request.url).origin === new URL(origin).origin;
    await (isOurs ? frame.resolve([handler], "bypass", { quiet: true }) : queue(frame));
  };
  return () => void Reflect.deleteProperty(source, "queue"); // then it is the method of its class again
}

/** Whether somebody handles what a source sees: its emitter is not public. */
function isListenedTo(source: object): boolean {
  const emitter: unknown = Reflect.get(source, "emitter");
  if (typeof emitter !== "object" || emitter === null || !("listenerCount" in emitter)) return false;
  return typeof emitter.listenerCount === "function" && Number(emitter.listenerCount("frame")) > 0;
}
