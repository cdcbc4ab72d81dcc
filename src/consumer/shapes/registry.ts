/** All shapes, and which one a module has. A new one is a file beside this one and a line in the list. */
import { UsageError } from "../../base/index.ts";
import type { Consumer } from "../consumer.ts";
import type { LoadedModule } from "../loading/index.ts";
import { appShapes } from "./apps.ts";
import { astroEndpoint } from "./astro.ts";
import { azureFunction, azureFunctionV3 } from "./azure.ts";
import { denoHandler } from "./deno.ts";
import { factory } from "./factory.ts";
import { fastifyPlugin } from "./fastify-plugin.ts";
import { fetchHandler } from "./fetch.ts";
import { googleExport, googleFunction } from "./google.ts";
import { lambdaHandler } from "./lambda.ts";
import { netlifyFunction } from "./netlify.ts";
import { nextRoute } from "./next-app.ts";
import { nextPagesRoute } from "./next-pages.ts";
import { nodeListener } from "./node-listener.ts";
import { reactRouterAction } from "./react-router.ts";
import type { Match, Shape, Sign } from "./shape.ts";
import { svelteKitEndpoint } from "./sveltekit.ts";
import { refusalOf, refused } from "./unsupported.ts";
import { vercelFunction, vercelWebFunction } from "./vercel.ts";
import { cloudflareWorker } from "./worker.ts";

/** The first one with a sure sign counts; without any, the first one with a likely sign. */
export const SHAPES: readonly Shape[] = [
  ...appShapes,
  azureFunction,
  googleFunction,
  nextRoute,
  nextPagesRoute,
  svelteKitEndpoint,
  astroEndpoint,
  reactRouterAction,
  cloudflareWorker,
  netlifyFunction,
  vercelFunction,
  vercelWebFunction,
  lambdaHandler,
  azureFunctionV3,
  googleExport,
  denoHandler,
  fastifyPlugin,
  factory,
  fetchHandler,
  nodeListener,
];

export interface Recognised {
  /** What it is and what says so, such as "a Cloudflare Worker, by wrangler.jsonc". */
  readonly words: string;
  open(): Consumer | Promise<Consumer>;
}

/**
 * Finds out how a module is called.
 * @param as - The id of a shape, if the user says which one it is.
 * @throws UsageError if it is no shape that is supported, or nothing says which one.
 */
export function recognise(module: LoadedModule, as?: string): Recognised {
  if (as !== undefined) return asSaid(module, as);
  const found = SHAPES.flatMap((shape): readonly Found[] => {
    const match = shape.match(module);
    return match?.sign === undefined ? [] : [{ shape, match, sign: match.sign }];
  });
  const first = found.find(({ sign }) => sign.isSure);
  const refusal = first === undefined ? refusalOf(module) : undefined;
  if (refusal !== undefined) throw refused(module, refusal);
  const chosen = first ?? found[0];
  if (chosen === undefined) throw new UsageError(unrecognised(module));
  const { shape, match, sign } = chosen;
  return { words: `${shape.title}, by ${sign.by}`, open: match.open };
}

interface Found {
  readonly shape: Shape;
  readonly match: Match;
  readonly sign: Sign;
}

function asSaid(module: LoadedModule, as: string): Recognised {
  const shape = SHAPES.find(({ id }) => id === as);
  if (shape === undefined) {
    throw new UsageError(`Failed to use "${module.path}" as "${as}": that is not a valid shape. Choose from ${ids()}.`);
  }
  const match = shape.match(module);
  if (match === undefined) {
    throw new UsageError(
      `Failed to use "${module.path}" as ${shape.title}: it exports ${exportsOf(module)}, and nothing that is one.`,
    );
  }
  return { words: `${shape.title}, by --as ${as}`, open: match.open };
}

function unrecognised(module: LoadedModule): string {
  return (
    `Failed to use "${module.path}" as a consumer: it exports ${exportsOf(module)}. ` +
    `Export a fetch handler, an Express app, a Fastify instance or a (req, res) function as default, ` +
    `or say what it is by --as: ${ids()}.`
  );
}

function exportsOf({ exports }: LoadedModule): string {
  const names = Object.keys(exports).filter((name) => name !== "module.exports");
  return names.length === 0 ? "nothing" : names.join(", ");
}

function ids(): string {
  return SHAPES.map(({ id }) => id).join(", ");
}
