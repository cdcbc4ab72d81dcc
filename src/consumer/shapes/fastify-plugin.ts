/** A plugin of Fastify (fastify.dev, plugins): `async (fastify, opts)`. It is registered with a new instance. */
import { UsageError } from "../../base/index.ts";
import { APP_KINDS } from "../apps.ts";
import { exportedFunction, isCallable, propertyOf, takes, type Exported } from "./callable.ts";
import { defineShape, likely, sure, type Shape } from "./shape.ts";

export const fastifyPlugin: Shape = defineShape<Exported>({
  id: "fastify-plugin",
  title: "a Fastify plugin",
  target: (module) => exportedFunction(module, "default", "plugin", "app", "routes"),
  sign({ project }, { callable }) {
    // fastify-plugin marks what it wraps
    if (Reflect.get(callable, Symbol.for("skip-override")) === true) return sure("fastify-plugin");
    if (!takes(callable, 0, "app")) return undefined;
    return project.dependsOn("fastify") ? sure("fastify among its dependencies") : likely("its first parameter");
  },
  open({ call }, { path, packageInstances, exports }) {
    const library = packageInstances("fastify")[0];
    const create = isCallable(library) ? library : propertyOf(library, "default");
    if (!isCallable(create)) {
      throw new UsageError(
        `Failed to use "${path}" as a consumer: it is a Fastify plugin, and fastify is not installed beside it. ` +
          `Install it: npm install fastify`,
      );
    }
    const app = create(Object(exports["options"]));
    const register = propertyOf(app, "register");
    if (isCallable(register)) Reflect.apply(register, app, [call, {}]);
    const [consumer] = APP_KINDS.flatMap((kind) => kind.open(app, path) ?? []);
    if (consumer !== undefined) return consumer;
    throw new UsageError(`Failed to use "${path}" as a consumer: this version of fastify is not supported.`);
  },
});
