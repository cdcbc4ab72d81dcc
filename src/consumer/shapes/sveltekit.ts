/**
 * An endpoint of SvelteKit (svelte.dev/docs/kit/routing, server): `POST(event)`. Where the app has `src/hooks.server.ts`,
 * its `handle` runs around the endpoint, since endpoints take from `locals` what it puts there.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Attempt } from "../attempt.ts";
import { requestConsumer } from "../fetch-consumer.ts";
import { variablesAround, type LoadedModule } from "../loading/index.ts";
import {
  exportedFunction,
  isCallable,
  propertyOf,
  takesOne,
  takesProperty,
  type Callable,
  type Exported,
} from "./callable.ts";
import { cookieJar } from "./cookies.ts";
import { joinedParameters, routeParameters } from "./route-parameters.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";
import { workLeft } from "./work-left.ts";

export const svelteKitEndpoint: Shape = defineShape<Exported>({
  id: "sveltekit",
  title: "a SvelteKit endpoint",
  target: (module) => exportedFunction(module, "POST", "fallback"),
  sign({ project }, { callable }) {
    if (/(?:^|\/)\+server\.[jt]s$/.test(project.path)) return sure(`its path ${project.path}`);
    if (!takesProperty(callable, 0, "request") || !takesOne(callable)) return undefined;
    const settings = project.neighbour("svelte.config.js", "svelte.config.ts");
    return settings === undefined ? likely("its parameter { request }") : sure(settings.name);
  },
  async open({ call }, module) {
    const segments = segmentsOf(module);
    const handle = await handleOf(module);
    const env = variablesAround(module.project, ".env");
    return requestConsumer(module.path, async (request, attempt) => {
      const event = { ...eventFor(request, segments, attempt, env), route: { id: `/${segments.join("/")}` } };
      try {
        return await (handle === undefined ? call(event) : handle({ event, resolve: call }));
      } catch (thrown) {
        return responseThrownByKit(thrown);
      }
    });
  },
});

function eventFor(
  request: Request,
  segments: readonly string[],
  attempt: Attempt,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const url = new URL(request.url);
  const context = workLeft(attempt);
  return {
    request,
    url,
    params: joinedParameters(routeParameters(segments, url.pathname)),
    locals: {},
    cookies: cookieJar(request),
    getClientAddress: () => "127.0.0.1",
    platform: { env, context, ctx: context },
    fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
    setHeaders: () => undefined,
    isDataRequest: false,
    isSubRequest: false,
    isRemoteRequest: false,
    tracing: { enabled: false },
  };
}

function segmentsOf({ project }: LoadedModule): readonly string[] {
  const path = /(?:^|\/)routes\/(.*)\+server\.[jt]s$/.exec(project.path)?.[1] ?? "";
  return path.split("/").filter((segment) => segment !== "");
}

async function handleOf({ project, load }: LoadedModule): Promise<Callable | undefined> {
  const files = ["hooks.server.ts", "hooks.server.js"].map((name) => join(project.root, "src", name));
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) return undefined;
  const { handle, init } = await load(file);
  if (isCallable(init)) await init();
  return isCallable(handle) ? handle : undefined;
}

/** `error()` and `redirect()` of `@sveltejs/kit` throw. @throws what is neither. */
function responseThrownByKit(thrown: unknown): Response {
  const status = propertyOf(thrown, "status");
  if (typeof status !== "number") throw thrown;
  const location = propertyOf(thrown, "location");
  if (typeof location === "string") return new Response(null, { status, headers: { location } });
  return Response.json(propertyOf(thrown, "body") ?? null, { status });
}
