/**
 * The scope of a request in Next.js: `headers()`, `cookies()` and `after()` look for it in two stores that the package keeps.
 * The stores are Next.js's own affair (work-async-storage and work-unit-async-storage, as of Next.js 16).
 */
import type { Attempt } from "../attempt.ts";
import type { LoadedModule } from "../loading/index.ts";
import { isCallable, isClass, propertyOf, type Callable } from "./callable.ts";

export type InScope = (request: Request, attempt: Attempt, call: () => unknown) => unknown;

const STORES = "next/dist/server/app-render";
const ADAPTERS = "next/dist/server/web/spec-extension";

/** Without Next.js among the app's packages, or with another Next.js than the one known here, calls are made plainly. */
export function nextScope({ packageInstances, project }: LoadedModule): InScope {
  const part = (path: string, name: string): unknown => propertyOf(packageInstances(path)[0], name);
  const work = storeOf(part(`${STORES}/work-async-storage.external`, "workAsyncStorage"));
  const unit = storeOf(part(`${STORES}/work-unit-async-storage.external`, "workUnitAsyncStorage"));
  const sealHeaders = propertyOf(part(`${ADAPTERS}/adapters/headers`, "HeadersAdapter"), "seal");
  const sealCookies = propertyOf(part(`${ADAPTERS}/adapters/request-cookies`, "RequestCookiesAdapter"), "seal");
  const RequestCookies = part(`${ADAPTERS}/cookies`, "RequestCookies");
  if (work === undefined || unit === undefined || !isCallable(sealHeaders)) return (_request, _attempt, call) => call();
  return (request, attempt, call) => {
    const headers = new Headers(request.headers);
    const made: unknown = isClass(RequestCookies) ? new RequestCookies(headers) : undefined;
    const cookies = isCallable(sealCookies) ? Reflect.apply(sealCookies, undefined, [made]) : made;
    const workStore = { route: project.path, page: project.path, afterContext: { after: afterOf(attempt) } };
    const unitStore = {
      type: "request",
      phase: "action",
      headers: Reflect.apply(sealHeaders, propertyOf(sealHeaders, "HeadersAdapter"), [headers]),
      cookies,
      mutableCookies: made,
      userspaceMutableCookies: made,
      url: { pathname: new URL(request.url).pathname, search: new URL(request.url).search },
      implicitTags: { tags: [], expirationsByCacheKind: new Map() },
    };
    return work(workStore, () => unit(unitStore, call));
  };
}

/** The work is a promise, or a function that is called once the answer is on its way. */
function afterOf(attempt: Attempt): (task: unknown) => void {
  return (task) => attempt.watch(isCallable(task) ? attempt.exchange.then(() => task()) : Promise.resolve(task));
}

/** `run` of an `AsyncLocalStorage`. */
function storeOf(storage: unknown): Callable | undefined {
  const run = propertyOf(storage, "run");
  return isCallable(run) ? (...args) => Reflect.apply(run, storage, args) : undefined;
}
