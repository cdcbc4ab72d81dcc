/** A Netlify function (docs.netlify.com/build/functions/api): `default(request, context)`, and the global `Netlify`. */
import { requestConsumer } from "../fetch-consumer.ts";
import { exportedFunction, signatureOf, takes, takesOne, type Exported } from "./callable.ts";
import { cookieJar } from "./cookies.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";
import { workLeft } from "./work-left.ts";

export const netlifyFunction: Shape = defineShape<Exported>({
  id: "netlify",
  title: "a Netlify function",
  target: (module) => exportedFunction(module, "default"),
  sign({ project }, target) {
    const { callable } = target;
    if (!takes(callable, 0, "request") || takes(callable, 1, "response")) return undefined;
    if (/(?:^|\/)netlify\/(?:edge-)?functions\//.test(project.path)) return sure(`its path ${project.path}`);
    const settings = project.neighbour("netlify.toml");
    if (settings !== undefined) return sure(settings.name);
    if (project.dependsOn("@netlify/functions")) return sure("@netlify/functions among its dependencies");
    return !takesOne(callable) && takes(callable, 1, "context") ? likely(signatureOf(target)) : undefined;
  },
  open({ call }, { path }) {
    addGlobal();
    return requestConsumer(path, (request, attempt) => call(request, { ...workLeft(attempt), ...about(request) }));
  },
});

function about(request: Request): Readonly<Record<string, unknown>> {
  const url = new URL(request.url);
  return {
    account: { id: "account" },
    cookies: cookieJar(request),
    deploy: { context: "production", id: "deploy", published: true, skewProtectionToken: "" },
    geo: {},
    ip: "127.0.0.1",
    params: {},
    requestId: request.headers.get("webhook-id") ?? "request",
    server: { region: "us-east-1" },
    site: { id: "site", name: "site", url: url.origin },
    url,
  };
}

function addGlobal(): void {
  if (Reflect.has(globalThis, "Netlify")) return;
  const env = {
    get: (name: string) => process.env[name],
    has: (name: string) => name in process.env,
    set: (name: string, value: string) => void (process.env[name] = value),
    delete: (name: string) => delete process.env[name],
    toObject: () => ({ ...process.env }),
  };
  Reflect.set(globalThis, "Netlify", { env, context: null });
}
