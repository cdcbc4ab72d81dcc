/**
 * An API route of the pages router of Next.js (nextjs.org/docs/pages/building-your-application/routing/api-routes):
 * `default(req, res)`, with the body parsed before the call unless `config.api.bodyParser` is false.
 */
import { isRecord } from "../../base/index.ts";
import type { LoadedModule } from "../loading/index.ts";
import { exportedFunction, takes, type Exported } from "./callable.ts";
import { helpedListener } from "./listener-call.ts";
import { bytesOf, InvalidBodyError, parsedBody } from "./response-helpers.ts";
import { defineShape, sure, type Shape } from "./shape.ts";

/** Of a body that is parsed, unless the route says otherwise. */
const SIZE_LIMIT_BYTES = 1024 * 1024;

export const nextPagesRoute: Shape = defineShape<Exported>({
  id: "next-pages",
  title: "an API route of Next.js pages",
  target: (module) => exportedFunction(module, "default"),
  sign({ exports, project }, { callable }) {
    if (!takes(callable, 1, "response") && callable.length !== 0 && !takes(callable, 0, "request")) return undefined;
    const { config } = exports;
    if (isRecord(config) && config["runtime"] === "edge") return undefined; // called with a Request
    const isInPages = /(?:^|\/)pages\/api\//.test(project.path);
    return isInPages ? sure(`its path ${project.path}`) : undefined;
  },
  open: ({ call }, module) =>
    helpedListener(module.path, {
      call,
      segments: segmentsOf(module),
      prepare(incoming, { request }) {
        const parser = bodyParser(module);
        if (parser === false) return;
        const body = bytesOf(request);
        if (body.length > parser.sizeLimitBytes) throw new InvalidBodyError("Body exceeded 1mb limit", 413);
        Object.assign(incoming, { body: parsedBody(body, incoming.headers["content-type"] ?? "text/plain") });
      },
    }),
});

function segmentsOf({ project }: LoadedModule): readonly string[] {
  const path = /(?:^|\/)pages\/(api\/.*?)(?:\/index)?\.[jt]sx?$/.exec(project.path)?.[1] ?? "";
  return path.split("/");
}

function bodyParser({ exports }: LoadedModule): false | { readonly sizeLimitBytes: number } {
  const { config } = exports;
  const api = isRecord(config) && isRecord(config["api"]) ? config["api"] : {};
  const parser = api["bodyParser"];
  if (parser === false) return false;
  return { sizeLimitBytes: isRecord(parser) ? bytesIn(parser["sizeLimit"]) : SIZE_LIMIT_BYTES };
}

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** Of "500kb" or a number. */
function bytesIn(limit: unknown): number {
  if (typeof limit === "number") return limit;
  const [, amount, unit = "b"] = /^([\d.]+)\s*([kmg]?b)$/i.exec(String(limit)) ?? [];
  return amount === undefined ? SIZE_LIMIT_BYTES : Number(amount) * (UNITS[unit.toLowerCase()] ?? 1);
}
