/**
 * A consumer that is exported by a module of the project under test.
 */
import { UsageError } from "../base/index.ts";
import type { Consumer } from "./consumer.ts";
import { fetchConsumer, type FetchHandler } from "./fetch-consumer.ts";
import { loadModule } from "./loading/index.ts";
import { consumerFrom } from "./to-consumer.ts";

/** The exports that are looked at, the first usable one wins. */
const EXPORT_NAMES = ["default", "app", "handler", "fetch", "POST", "server"] as const;

/**
 * Imports the module and takes its consumer.
 * @param path - Path of the file; a relative one starts at the working directory.
 * @throws UnableError if there is no such file or it fails to load, UsageError if it exports nothing usable.
 */
export async function moduleConsumer(path: string): Promise<Consumer> {
  const { exports: exported } = await loadModule(path);
  for (const exportName of EXPORT_NAMES) {
    const candidate = exported[exportName];
    // These two names say what the function is, however many parameters it has.
    if ((exportName === "fetch" || exportName === "POST") && isFunction(candidate))
      return fetchConsumer(candidate, path);
    if (typeof candidate === "string") continue; // a URL would be a consumer, but nobody exports that to be tested
    const consumer = consumerFrom(candidate, path);
    if (consumer !== undefined) return consumer;
  }
  const found = Object.keys(exported);
  throw new UsageError(
    `Failed to use "${path}" as a consumer: it exports ${found.length === 0 ? "nothing" : found.join(", ")}. ` +
      `Export a fetch handler, an Express app, a Fastify instance or a (req, res) function as ${EXPORT_NAMES.join(", ")}.`,
  );
}

function isFunction(value: unknown): value is FetchHandler {
  return typeof value === "function";
}
