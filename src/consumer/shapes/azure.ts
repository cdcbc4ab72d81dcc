/**
 * Functions of Azure (learn.microsoft.com/azure/azure-functions/functions-reference-node): those that `app.http(...)`
 * registers, and those of the model before, `default(context, req)`.
 */
import { UsageError, type WireRequest } from "../../base/index.ts";
import type { Attempt } from "../attempt.ts";
import { readResponse, requestConsumer } from "../fetch-consumer.ts";
import { inProcessConsumer } from "../in-process.ts";
import { lowerCaseHeaders } from "../headers.ts";
import type { AzureHttpFunction, LoadedModule } from "../loading/index.ts";
import { azureAnswer } from "./azure-answer.ts";
import { exportedFunction, isCallable, propertyOf, takes, type Exported } from "./callable.ts";
import { bytesOf, InvalidBodyError, parsedBody } from "./response-helpers.ts";
import { routeParameters } from "./route-parameters.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";

export const azureFunction: Shape = defineShape<readonly AzureHttpFunction[]>({
  id: "azure",
  title: "an Azure function",
  target: ({ azureFunctions }) => (azureFunctions.length === 0 ? undefined : azureFunctions),
  sign: (_module, [first]) => sure(`app.http("${first?.name}")`),
  open(functions, module) {
    const HttpRequest = propertyOf(module.packageInstances("@azure/functions")[0], "HttpRequest");
    const InvocationContext = propertyOf(module.packageInstances("@azure/functions")[0], "InvocationContext");
    if (typeof HttpRequest !== "function" || typeof InvocationContext !== "function") {
      throw new UsageError(
        `Failed to use "${module.path}" as a consumer: @azure/functions 4 is not installed beside it.`,
      );
    }
    return requestConsumer(module.path, async (request, _attempt, wireRequest) => {
      const { pathname } = new URL(request.url);
      const chosen = functionFor(functions, pathname);
      const bytes = bytesOf(wireRequest);
      const given: unknown = Reflect.construct(HttpRequest, [
        {
          method: "POST",
          url: request.url,
          headers: Object.fromEntries(request.headers),
          query: Object.fromEntries(new URL(request.url).searchParams),
          params: routeParameters(chosen.route.split("/"), pathname.replace(/^\/api(?=\/)/, "")),
          body: { bytes },
        },
      ]);
      const context: unknown = Reflect.construct(InvocationContext, [{ functionName: chosen.name }]);
      return azureAnswer(await chosen.handler(given, context));
    });
  },
});

/** The one whose route the URL names; where there is one alone, that one. */
function functionFor(functions: readonly AzureHttpFunction[], pathname: string): AzureHttpFunction {
  const [first, ...others] = functions;
  const named = functions.find(({ route }) => pathname === `/${route}` || pathname === `/api/${route}`);
  const chosen = named ?? (others.length === 0 ? first : undefined);
  if (chosen !== undefined) return chosen;
  const routes = functions.map(({ route }) => `/api/${route}`).join(", ");
  throw new Error(`the app has no function at ${pathname}. Choose one by --url: ${routes}`);
}

export const azureFunctionV3: Shape = defineShape<Exported>({
  id: "azure-v3",
  title: "an Azure function of the v3 model",
  target: (module) => exportedFunction(module, "default", "run", "httpTrigger"),
  sign({ project }, { callable }) {
    if (!takes(callable, 0, "context")) return undefined;
    const settings = project.neighbour("function.json") ?? project.neighbour("host.json");
    if (settings !== undefined) return sure(settings.name);
    return takes(callable, 1, "request") ? likely("its parameters (context, req)") : undefined;
  },
  open: ({ call }, module) =>
    inProcessConsumer(module.path, async (request, attempt) => {
      await readResponse(await answerV3(call, module, request, attempt), attempt);
    }),
});

/** The answer is what the function returns, or `context.res` once it is done: it returns, or calls `context.done()`. */
async function answerV3(
  call: Exported["call"],
  { path }: LoadedModule,
  request: WireRequest,
  attempt: Attempt,
): Promise<Response> {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const response = responseV3(resolve);
  const log = Object.assign(() => undefined, { error: noop, warn: noop, info: noop, verbose: noop, metric: noop });
  const context: Record<string, unknown> = {
    invocationId: crypto.randomUUID(),
    executionContext: { functionName: path, invocationId: "", functionDirectory: "" },
    bindings: {},
    bindingData: {},
    log,
    res: response,
    done: () => resolve(),
  };
  const given = requestV3(request);
  Object.assign(context, { req: given });
  const returned = call(context, given);
  const isAsync = isCallable(propertyOf(returned, "then"));
  if (isAsync) attempt.watch(Promise.resolve(returned));
  const value = isAsync ? await returned : await done;
  return azureAnswer(value ?? context["res"]);
}

function noop(): void {}

function requestV3(request: WireRequest): Readonly<Record<string, unknown>> {
  const headers = lowerCaseHeaders(request.headers);
  const { searchParams } = new URL(request.url);
  const rawBody = bytesOf(request).toString();
  return {
    method: "POST",
    url: request.url,
    originalUrl: request.url,
    headers,
    query: Object.fromEntries(searchParams),
    params: {},
    rawBody,
    body: bodyV3(request, headers["content-type"]) ?? rawBody,
    get: (name: string) => headers[name.toLowerCase()],
  };
}

/** The host hands over JSON that is none as the text it is. */
function bodyV3(request: WireRequest, contentType: string | undefined): unknown {
  try {
    return parsedBody(bytesOf(request), contentType);
  } catch (thrown) {
    if (thrown instanceof InvalidBodyError) return undefined;
    throw thrown;
  }
}

function responseV3(end: () => void): Readonly<Record<string, unknown>> {
  const headers: Record<string, string> = {};
  const response: Record<string, unknown> = { headers };
  const set = (name: string, value: string): unknown => {
    headers[name] = value;
    return response;
  };
  const finish = (body?: unknown): unknown => {
    if (body !== undefined) response["body"] = body;
    end();
    return response;
  };
  const status = (code: number): unknown => {
    response["status"] = code;
    return response;
  };
  const sendStatus = (code: number): unknown => {
    status(code);
    return finish();
  };
  return Object.assign(response, {
    status,
    set,
    header: set,
    setHeader: set,
    type: noop,
    send: finish,
    json: finish,
    end: finish,
    sendStatus,
  });
}
