/**
 * A Cloudflare Worker (developers.cloudflare.com/workers, fetch handler): `fetch(request, env, ctx)`, or a class that
 * extends `WorkerEntrypoint`. Its `env` holds the variables of its settings, of `.dev.vars` and `.env`, and of the environment.
 */
import { UsageError } from "../../base/index.ts";
import { requestConsumer } from "../fetch-consumer.ts";
import { variablesAround, type LoadedModule } from "../loading/index.ts";
import { exportedMethod, isCallable, isClass, propertyOf, takes, type Callable } from "./callable.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";
import { workLeft, type WorkLeft } from "./work-left.ts";
import { boundServices, wranglerVariables } from "./wrangler.ts";

const SETTINGS = ["wrangler.jsonc", "wrangler.json", "wrangler.toml"];

interface WorkerTarget {
  readonly callable: Callable;
  call(request: Request, env: unknown, context: WorkLeft): unknown;
}

export const cloudflareWorker: Shape = defineShape<WorkerTarget>({
  id: "worker",
  title: "a Cloudflare Worker",
  target(module) {
    const exported = exportedMethod(module, "fetch", "default");
    if (exported !== undefined) return exported;
    const { default: entrypoint } = module.exports;
    if (!isClass(entrypoint)) return undefined;
    const callable = propertyOf(entrypoint.prototype, "fetch");
    if (!isCallable(callable)) return undefined;
    return {
      callable,
      call: (request, env, context) => Reflect.apply(callable, new entrypoint(context, env), [request]),
    };
  },
  sign({ project }, { callable }) {
    const settings = project.neighbour(...SETTINGS);
    if (settings !== undefined) return sure(settings.name);
    if (project.dependsOn("wrangler")) return sure("wrangler among its dependencies");
    return takes(callable, 1, "env") ? likely("its fetch(request, env, ctx)") : undefined;
  },
  open({ call }, module) {
    const env = environmentOf(module);
    return requestConsumer(module.path, (request, attempt) => {
      Object.defineProperty(request, "cf", { value: { country: "US", colo: "IAD", httpProtocol: "HTTP/1.1" } });
      return call(request, env, workLeft(attempt));
    });
  },
});

function environmentOf({ path, project }: LoadedModule): Readonly<Record<string, unknown>> {
  const settings = project.neighbour(...SETTINGS);
  const variables = variablesAround(project, ".dev.vars", ".env");
  if (settings === undefined) return variables;
  const services = boundServices(settings.file);
  if (services.length > 0) {
    throw new UsageError(
      `Failed to use "${path}" as a consumer: it is a Cloudflare Worker with ${services.join(", ")} in ${settings.name}, ` +
        `which only wrangler provides. Let it run there: ` +
        `hubhook fuzz http://127.0.0.1/webhook --start "npx wrangler dev --ip 127.0.0.1 --port $PORT"`,
    );
  }
  return { ...wranglerVariables(settings.file), ...variables };
}
