/**
 * What the host of Azure Functions gives the package `@azure/functions`, so that `app.http(...)` registers its functions
 * as it does there. They are kept by the module that is loading.
 */
import { isRecord } from "../../base/index.ts";

/** A function that was registered to be called over HTTP. */
export interface AzureHttpFunction {
  readonly name: string;
  /** Relative to the host's prefix `api`; may hold `{parameters}`. */
  readonly route: string;
  readonly handler: (...args: readonly unknown[]) => unknown;
}

let registered: AzureHttpFunction[] = [];

/** Those that were registered since the last call. */
export function takeAzureFunctions(): readonly AzureHttpFunction[] {
  const taken = registered;
  registered = [];
  return taken;
}

/** The package `@azure/functions-core`, which exists only within the host. */
export function azureCore(): Readonly<Record<string, unknown>> {
  return {
    version: "1.0.0",
    hostVersion: "4.0.0",
    registerFunction(metadata: unknown, handler: unknown) {
      const route = httpRoute(metadata);
      if (route !== undefined && isFunction(handler)) registered.push({ ...route, handler });
      return disposable;
    },
    registerHook: () => disposable,
    setProgrammingModel: () => undefined,
    getProgrammingModel: () => undefined,
    Disposable: class {
      dispose(): void {}
    },
  };
}

const disposable = { dispose: (): void => undefined };

function httpRoute(metadata: unknown): { readonly name: string; readonly route: string } | undefined {
  if (!isRecord(metadata) || typeof metadata["name"] !== "string" || !isRecord(metadata["bindings"])) return undefined;
  const trigger = Object.values(metadata["bindings"]).find((binding) => isRecord(binding) && isHttpTrigger(binding));
  if (!isRecord(trigger)) return undefined;
  const { route = metadata["name"] } = trigger;
  return { name: metadata["name"], route: String(route) };
}

function isHttpTrigger(binding: Readonly<Record<string, unknown>>): boolean {
  return binding["type"] === "httpTrigger";
}

function isFunction(value: unknown): value is AzureHttpFunction["handler"] {
  return typeof value === "function";
}
