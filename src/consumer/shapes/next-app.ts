/**
 * A route of the app router of Next.js (nextjs.org/docs/app/api-reference/file-conventions/route):
 * `POST(request, { params })`, with `params` a promise, and `headers()`, `cookies()` and `after()` of the request.
 */
import { requestConsumer } from "../fetch-consumer.ts";
import type { LoadedModule } from "../loading/index.ts";
import { exportedFunction, isClass, propertyOf, takes, takesOne, takesProperty, type Exported } from "./callable.ts";
import { nextScope } from "./next-scope.ts";
import { responseThrownByNext } from "./next-thrown.ts";
import { routeParameters } from "./route-parameters.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";

export const nextRoute: Shape = defineShape<Exported>({
  id: "next-app",
  title: "a Next.js route",
  target: (module) => exportedFunction(module, "POST"),
  sign({ project }, { callable }) {
    const isRouteFile = /(?:^|\/)app\/(?:.*\/)?route\.[jt]sx?$/.test(project.path);
    const settings = project.neighbour("next.config.ts", "next.config.mjs", "next.config.js");
    const isInNext = settings !== undefined || project.dependsOn("next");
    if (isRouteFile) return sure(`its path ${project.path}`);
    if (isInNext && takes(callable, 0, "request")) return sure(settings?.name ?? "next among its dependencies");
    if (takesProperty(callable, 1, "params")) return likely("its parameter { params }");
    return takes(callable, 0, "request") && !takesOne(callable) && takes(callable, 1, "context")
      ? likely("its POST(request, context)")
      : undefined;
  },
  open({ call }, module) {
    const segments = segmentsOf(module);
    const toNext = requestMaker(module);
    const inScope = nextScope(module);
    return requestConsumer(module.path, async (request, attempt) => {
      const params = routeParameters(segments, new URL(request.url).pathname);
      // Next.js 15 still let the keys be read without waiting, and warned.
      const context = { params: Object.assign(Promise.resolve(params), params) };
      try {
        return await inScope(request, attempt, () => call(toNext(request), context));
      } catch (thrown) {
        const response = responseThrownByNext(thrown);
        if (response === undefined) throw thrown;
        return response;
      }
    });
  },
});

/** From its path: `app/hooks/[id]/route.ts` is `hooks`, `[id]`. */
function segmentsOf({ project }: LoadedModule): readonly string[] {
  const path = /(?:^|\/)app\/(.*)route\.[jt]sx?$/.exec(project.path)?.[1] ?? "";
  return path.split("/").filter((segment) => segment !== "");
}

/** A `NextRequest`, where the app has Next.js installed. */
function requestMaker({ packageInstances }: LoadedModule): (request: Request) => Request {
  const NextRequest = propertyOf(packageInstances("next/server")[0], "NextRequest");
  if (!isClass(NextRequest)) return (request) => request;
  return (request) => {
    const made = new NextRequest(request);
    return made instanceof Request ? made : request;
  };
}
