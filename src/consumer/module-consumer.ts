/**
 * A consumer that is exported by a module of the project under test, called as its platform or framework would call it.
 */
import type { Consumer } from "./consumer.ts";
import { withoutLoadMarks } from "./describe-thrown.ts";
import { loadModule, type OwnScripts } from "./loading/index.ts";
import { recognise, refuseNest } from "./shapes/index.ts";

export interface ModuleConsumerOptions {
  /** Which shape it has, such as "worker" or "lambda". Default: the one that its exports and its project show. */
  readonly as?: string | undefined;
}

export interface ModuleConsumer extends Consumer {
  /** What the module was taken for, and what said so, such as "a Cloudflare Worker, by wrangler.jsonc". */
  readonly recognised: string;
  /** What was loaded of the project's own. */
  readonly scripts: OwnScripts;
  /** Loads another file of the project beside it, which shares its modules. @returns What it exports. */
  load(file: string): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Loads the module, with a fresh instance of the user's own modules each time, and takes its consumer.
 * @param path - Path of a file, or of a folder with a package; a relative one starts at the working directory.
 * @throws UnableError if there is no such file or it fails to load, UsageError if nothing says how it is called, or if it
 * can't be called from here.
 */
export async function moduleConsumer(path: string, { as }: ModuleConsumerOptions = {}): Promise<ModuleConsumer> {
  const module = await loadModule(path, refuseNest);
  try {
    const { words, open } = recognise(module, as);
    const consumer = await open();
    return {
      ...consumer,
      async send(request, options) {
        const exchange = await consumer.send(request, options);
        return exchange.kind === "answered" ? { ...exchange, body: withoutLoadMarks(exchange.body) } : exchange;
      },
      name: path,
      recognised: words,
      scripts: module.scripts,
      load: module.load,
      async close() {
        await consumer.close();
        module.release();
      },
    };
  } catch (thrown) {
    module.release();
    throw thrown;
  }
}
