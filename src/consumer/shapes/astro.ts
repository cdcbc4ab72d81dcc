/** An endpoint of Astro (docs.astro.build/en/guides/endpoints): `POST(context)`, or `ALL(context)`. */
import { requestConsumer } from "../fetch-consumer.ts";
import type { LoadedModule } from "../loading/index.ts";
import { exportedFunction, takesProperty, type Exported } from "./callable.ts";
import { cookieJar } from "./cookies.ts";
import { joinedParameters, routeParameters } from "./route-parameters.ts";
import { defineShape, sure, type Shape } from "./shape.ts";

export const astroEndpoint: Shape = defineShape<Exported>({
  id: "astro",
  title: "an Astro endpoint",
  target: (module) => exportedFunction(module, "POST", "ALL"),
  sign({ project }, { callable }) {
    const settings = project.neighbour("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts");
    if (settings === undefined && !project.dependsOn("astro")) return undefined;
    if (/(?:^|\/)pages\//.test(project.path)) return sure(`its path ${project.path}`);
    return takesProperty(callable, 0, "request") ? sure(settings?.name ?? "astro among its dependencies") : undefined;
  },
  open({ call }, module) {
    const segments = segmentsOf(module);
    return requestConsumer(module.path, (request) => {
      const url = new URL(request.url);
      return call({
        request,
        url,
        params: joinedParameters(routeParameters(segments, url.pathname)),
        props: {},
        locals: {},
        cookies: cookieJar(request),
        site: new URL(url.origin),
        clientAddress: "127.0.0.1",
        generator: "Astro",
        isPrerendered: false,
        routePattern: `/${segments.join("/")}`,
        redirect: (location: string, status = 302) => new Response(null, { status, headers: { location } }),
      });
    });
  },
});

function segmentsOf({ project }: LoadedModule): readonly string[] {
  const path = /(?:^|\/)pages\/(.*?)(?:\/index)?\.[jt]s$/.exec(project.path)?.[1] ?? "";
  return path.split("/").filter((segment) => segment !== "");
}
