/**
 * HTTP functions of Google Cloud (docs.cloud.google.com/functions, HTTP functions): registered by `http(name, handler)` of the
 * functions framework, or exported as `(req, res)`. The framework serves them itself where it is installed.
 */
import { UsageError } from "../../base/index.ts";
import type { Consumer } from "../consumer.ts";
import { textOf, type FoundModule, type LoadedModule } from "../loading/index.ts";
import { nodeConsumer, type RequestEmitter } from "../node-consumer.ts";
import { isCallable, propertyOf, signatureOf, takes, type Callable, type Exported } from "./callable.ts";
import { helpedListener } from "./listener-call.ts";
import { bytesOf, parsedBody } from "./response-helpers.ts";
import { defineShape, sure, type Shape } from "./shape.ts";

const FRAMEWORK = "@google-cloud/functions-framework";

interface Registered {
  readonly name: string;
  serve(): unknown;
}

export const googleFunction: Shape = defineShape<readonly Registered[]>({
  id: "google",
  title: "a Google Cloud function",
  target(module) {
    const found = registeredIn(module);
    return found.length === 0 ? undefined : found;
  },
  sign: (_module, [first]) => sure(`http("${first?.name}")`),
  open(functions, module) {
    const chosen = chosenOf(functions, module);
    const server = chosen.serve();
    if (isEmitter(server)) return nodeConsumer(server, module.path);
    throw new UsageError(
      `Failed to use "${module.path}" as a consumer: this version of ${FRAMEWORK} is not supported.`,
    );
  },
});

/** The framework does not list its functions, so those that the sources name are asked for. */
function registeredIn({ file, packageInstances }: LoadedModule): readonly Registered[] {
  const named = textOf(file).matchAll(/\bhttp\(\s*["'`]([\w-]+)["'`]/g);
  return [...named].flatMap(([, name = ""]) => {
    for (const testing of packageInstances(`${FRAMEWORK}/testing`)) {
      const [find, serve] = [propertyOf(testing, "getFunction"), propertyOf(testing, "getTestServer")];
      if (isCallable(find) && isCallable(serve) && find(name) !== undefined)
        return [{ name, serve: () => serve(name) }];
    }
    return [];
  });
}

export const googleExport: Shape = defineShape<readonly Exported[]>({
  id: "google-export",
  title: "an exported Google Cloud function",
  target({ exports }) {
    const all = Object.entries(exports).flatMap(([name, value]) =>
      isCallable(value) ? [{ name, callable: value, call: value }] : [],
    );
    const meant = all.filter(({ callable }) => isOnRequest(callable) || takesBoth(callable));
    if (meant.length > 0) return meant;
    return all.length === 0 ? undefined : all;
  },
  sign({ project }, [first]) {
    if (first === undefined) return undefined;
    if (isOnRequest(first.callable)) return sure("onRequest of firebase-functions");
    if (!takesBoth(first.callable) || !project.dependsOn(FRAMEWORK)) return undefined;
    return sure(`${signatureOf(first)} and ${FRAMEWORK}`);
  },
  open(functions, module): Consumer {
    const target = chosenOf(functions, module);
    return served(target, module) ?? plain(target, module);
  },
});

function isOnRequest(callable: Callable): boolean {
  return propertyOf(propertyOf(callable, "__endpoint"), "httpsTrigger") !== undefined;
}

function takesBoth(callable: Callable): boolean {
  return takes(callable, 0, "request") && takes(callable, 1, "response");
}

/** @throws UsageError if there are several, and the environment names none of them. */
function chosenOf<Named extends { readonly name: string }>(functions: readonly Named[], { path }: FoundModule): Named {
  const target = process.env["FUNCTION_TARGET"];
  const [first, ...others] = functions;
  const chosen = functions.find(({ name }) => name === target) ?? (others.length === 0 ? first : undefined);
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `Failed to use "${path}" as a consumer: it has the functions ${functions.map(({ name }) => name).join(", ")}. ` +
      `Choose one by the environment variable FUNCTION_TARGET.`,
  );
}

function served({ name, call }: Exported, { path, packageInstances }: LoadedModule): Consumer | undefined {
  const register = propertyOf(packageInstances(FRAMEWORK)[0], "http");
  const serve = propertyOf(packageInstances(`${FRAMEWORK}/testing`)[0], "getTestServer");
  if (!isCallable(register) || !isCallable(serve)) return undefined;
  const ownName = `hubhook-${name}`;
  register(ownName, call);
  const server = serve(ownName);
  return isEmitter(server) ? nodeConsumer(server, path) : undefined;
}

/** With the helpers that the framework would have brought, as far as handlers of webhooks use them. */
function plain({ call }: Exported, { path }: LoadedModule): Consumer {
  return helpedListener(path, {
    call,
    segments: [],
    prepare(incoming, { request }) {
      const rawBody = bytesOf(request);
      const get = (name: string): unknown => incoming.headers[name.toLowerCase()];
      const body = parsedBody(rawBody, incoming.headers["content-type"]) ?? {};
      Object.assign(incoming, { body, rawBody, get, header: get });
    },
  });
}

function isEmitter(value: unknown): value is RequestEmitter {
  return isCallable(propertyOf(value, "emit")) && isCallable(propertyOf(value, "listen"));
}
