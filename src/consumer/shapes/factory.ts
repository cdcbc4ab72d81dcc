/** A function that makes an app: `buildApp()`, `createServer()`. It is called without arguments, once. */
import { UsageError } from "../../base/index.ts";
import { APP_KINDS } from "../apps.ts";
import { requestConsumer } from "../fetch-consumer.ts";
import { exportedFunction, isCallable, parametersOf, propertyOf, takes, type Exported } from "./callable.ts";
import { defineShape, likely, type Shape } from "./shape.ts";

const VERBS = ["build", "create", "make", "get", "init", "setup"];
const NAMES = VERBS.flatMap((verb) => ["", "App", "Server", "Application", "Api"].map((what) => `${verb}${what}`));

export const factory: Shape = defineShape<Exported>({
  id: "factory",
  title: "a function that makes an app",
  target: (module) => exportedFunction(module, ...NAMES, "default"),
  sign(_module, { callable, name }) {
    const own = NAMES.includes(name) ? name : callable.name;
    if (!NAMES.includes(own) || takes(callable, 0, "request") || takes(callable, 0, "event")) return undefined;
    const [first, second] = parametersOf(callable) ?? [];
    const needsNothing = first === undefined || callable.length === 0 || /^opt|^conf/i.test(first.name ?? "");
    return needsNothing && second === undefined ? likely(`its name ${own}`) : undefined;
  },
  async open({ call, name }, { path }) {
    const app = await call();
    for (const kind of APP_KINDS) {
      const consumer = kind.open(app, path);
      if (consumer !== undefined) return consumer;
    }
    const fetch = propertyOf(app, "fetch");
    if (isCallable(fetch)) return requestConsumer(path, (request) => Reflect.apply(fetch, app, [request]));
    throw new UsageError(
      `Failed to use "${path}" as a consumer: ${name}() returned no app. Export an app, or say what it is by --as.`,
    );
  },
});
