/** A handler of Deno (docs.deno.com, `Deno.serve`): `(request, info)`. One that calls `Deno` itself has to run there. */
import { requestConsumer } from "../fetch-consumer.ts";
import { exportedFunction, exportedMethod, signatureOf, takes, type Exported } from "./callable.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 }, completed: Promise.resolve() };

export const denoHandler: Shape = defineShape<Exported>({
  id: "deno",
  title: "a Deno handler",
  target: (module) =>
    exportedMethod(module, "fetch", "default") ?? exportedFunction(module, "default", "handler", "fetch"),
  sign({ project }, target) {
    if (takes(target.callable, 1, "info")) return likely(signatureOf(target));
    const settings = project.neighbour("deno.json", "deno.jsonc");
    return settings !== undefined && takes(target.callable, 0, "request") && !takes(target.callable, 1, "response")
      ? sure(settings.name)
      : undefined;
  },
  open: ({ call }, { path }) => requestConsumer(path, (request) => call(request, INFO)),
});
