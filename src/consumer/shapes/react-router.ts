/**
 * A resource route of React Router or Remix (reactrouter.com/how-to/resource-routes): `action({ request, params, context })`.
 * What it throws may be a response, and what it returns may be data.
 */
import { isRecord } from "../../base/index.ts";
import { isResponse, requestConsumer } from "../fetch-consumer.ts";
import type { LoadedModule } from "../loading/index.ts";
import { exportedFunction, propertyOf, takesProperty, type Exported } from "./callable.ts";
import { joinedParameters, routeParameters } from "./route-parameters.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";
import { workLeft } from "./work-left.ts";

const PACKAGES = ["react-router", "@react-router/node", "@react-router/dev", "@remix-run/node", "@remix-run/react"];

export const reactRouterAction: Shape = defineShape<Exported>({
  id: "react-router",
  title: "an action of React Router or Remix",
  target: (module) => exportedFunction(module, "action"),
  sign({ project }, { callable }) {
    const owned = PACKAGES.find(project.dependsOn);
    if (owned !== undefined) return sure(`${owned} among its dependencies`);
    return takesProperty(callable, 0, "request") ? likely("its action({ request })") : undefined;
  },
  open({ call }, module) {
    const segments = segmentsOf(module);
    const makeContext = contextMaker(module);
    return requestConsumer(module.path, async (request, attempt) => {
      const url = new URL(request.url);
      const params = joinedParameters(routeParameters(segments, url.pathname));
      const context = makeContext() ?? { cloudflare: { env: { ...process.env }, ctx: workLeft(attempt) } };
      try {
        return asResponse(await call({ request, url, params, context, unstable_pattern: segments.join("/") }));
      } catch (thrown) {
        if (isResponse(thrown) || isDataWithStatus(thrown)) return asResponse(thrown);
        throw thrown;
      }
    });
  },
});

/** A `RouterContextProvider`, which is what middleware and loaders of React Router 8 get. */
function contextMaker({ packageInstances }: LoadedModule): () => unknown {
  const Provider = propertyOf(packageInstances("react-router")[0], "RouterContextProvider");
  return () => (typeof Provider === "function" ? Reflect.construct(Provider, []) : undefined);
}

/** From its path: `app/routes/hooks.$id.ts` is `hooks`, `$id`. */
function segmentsOf({ project }: LoadedModule): readonly string[] {
  const path = /(?:^|\/)routes\/(.*?)(?:\/route)?\.[jt]sx?$/.exec(project.path)?.[1] ?? "";
  return path.split(/[./]/).filter((segment) => segment !== "" && !segment.startsWith("_"));
}

function asResponse(returned: unknown): unknown {
  if (isResponse(returned) || returned === undefined) return returned;
  if (typeof returned === "string") return new Response(returned);
  if (!isDataWithStatus(returned)) return Response.json(returned);
  const init = isRecord(returned["init"]) ? returned["init"] : {};
  const status = typeof init["status"] === "number" ? init["status"] : 200;
  return Response.json(returned["data"] ?? null, { status });
}

/** What `data(value, { status })` makes. */
function isDataWithStatus(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && value["type"] === "DataWithResponseInit";
}
