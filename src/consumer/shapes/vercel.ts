/**
 * Functions of Vercel (vercel.com/docs/functions/runtimes/node-js): `default(req, res)` with helpers, whose `req.body` is
 * parsed when it is first read; and those of its edge runtime, `default(request, context)`.
 */
import { isRecord } from "../../base/index.ts";
import { requestConsumer } from "../fetch-consumer.ts";
import type { LoadedModule } from "../loading/index.ts";
import { exportedFunction, exportedMethod, parametersOf, takes, takesOne, type Exported } from "./callable.ts";
import { helpedListener } from "./listener-call.ts";
import { bytesOf, parsedBody } from "./response-helpers.ts";
import { defineShape, likely, sure, type Shape, type Sign } from "./shape.ts";
import { withVercelContext, workLeft } from "./work-left.ts";

export const vercelFunction: Shape = defineShape<Exported>({
  id: "vercel",
  title: "a Vercel function",
  target: (module) => exportedFunction(module, "default"),
  sign(module, { callable }) {
    if (!takes(callable, 0, "request") || !takes(callable, 1, "response")) return undefined;
    const helper = helperUsedBy(callable);
    return vercelSign(module) ?? (helper === undefined ? undefined : likely(`its use of ${helper}`));
  },
  open: ({ call }, module) =>
    helpedListener(module.path, {
      call,
      segments: segmentsOf(module),
      prepare(incoming, { request }) {
        let parsed: { readonly body: unknown } | undefined;
        Object.defineProperty(incoming, "body", {
          configurable: true,
          enumerable: true,
          get: () => (parsed ??= { body: parsedBody(bytesOf(request), incoming.headers["content-type"]) }).body,
          set(body: unknown) {
            parsed = { body };
          },
        });
      },
      within: ({ attempt }, run) => withVercelContext(attempt, run),
    }),
});

export const vercelWebFunction: Shape = defineShape<Exported>({
  id: "vercel-web",
  title: "a Vercel function of the web kind",
  target: (module) => exportedFunction(module, "POST", "default") ?? exportedMethod(module, "fetch", "default"),
  sign(module, { callable, name }) {
    if (takes(callable, 1, "response") || takes(callable, 0, "event")) return undefined;
    const { config, runtime } = module.exports;
    const isEdge = runtime === "edge" || (isRecord(config) && config["runtime"] === "edge");
    if (isEdge) return sure("its edge runtime");
    return name !== "default" || takesOne(callable) || takes(callable, 1, "context") ? vercelSign(module) : undefined;
  },
  open: ({ call }, { path }) =>
    requestConsumer(path, (request, attempt) =>
      withVercelContext(attempt, () => call(request, { ...workLeft(attempt), params: {} })),
    ),
});

function vercelSign({ project }: LoadedModule): Sign | undefined {
  const isInApi = /(?:^|\/)api\//.test(project.path);
  const settings = project.neighbour("vercel.json", "vercel.ts");
  if (isInApi && settings !== undefined) return sure(settings.name);
  const owned = ["@vercel/node", "@vercel/functions", "vercel", "@vercel/edge"].find(project.dependsOn);
  if (owned !== undefined) return sure(`${owned} among its dependencies`);
  return isInApi ? likely(`its path ${project.path}`) : undefined;
}

/** What plain Node.js does not have, as far as the source shows. */
function helperUsedBy(callable: Exported["callable"]): string | undefined {
  const [request, response] = parametersOf(callable) ?? [];
  const uses = [
    ...["body", "query", "cookies"].map((property) => `${request?.name}.${property}`),
    ...["status", "json", "send", "redirect"].map((method) => `${response?.name}.${method}`),
  ];
  const source = Function.prototype.toString.call(callable);
  return uses.find((use) => source.includes(use));
}

function segmentsOf({ project }: LoadedModule): readonly string[] {
  return (/(?:^|\/)(api\/.*?)(?:\/index)?\.[cm]?[jt]sx?$/.exec(project.path)?.[1] ?? "").split("/");
}
