/** A function of the web platform: a `Request` in, a `Response` out. Hono, Bun, Elysia, what a framework builds. */
import { requestConsumer } from "../fetch-consumer.ts";
import {
  exportedFunction,
  exportedMethod,
  signatureOf,
  takes,
  takesOne,
  takesProperty,
  type Callable,
  type Exported,
} from "./callable.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";

export const fetchHandler: Shape = defineShape<Exported>({
  id: "fetch",
  title: "a fetch handler",
  target: (module) =>
    exportedMethod(module, "fetch", "default", "app", "server", "handler") ??
    exportedMethod(module, "POST", "default", "handler") ??
    exportedFunction(module, "fetch", "POST", "default", "handler"),
  sign(_module, target) {
    const { callable, name } = target;
    if (!takesOne(callable) || takes(callable, 0, "event") || takesProperty(callable, 0, "request")) return undefined;
    if (/(?:fetch|POST)$/.test(name)) return sure(`its export ${name}`);
    if (takes(callable, 0, "app")) return undefined;
    return callable.length === 1 || makesResponse(callable) ? likely(signatureOf(target)) : undefined;
  },
  open: ({ call }, { path }) => requestConsumer(path, (request) => call(request)),
});

/** Without a parameter, it may as well be a function that makes an app. */
function makesResponse(callable: Callable): boolean {
  return /\bResponse\b/.test(Function.prototype.toString.call(callable));
}
