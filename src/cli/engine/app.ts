/** The app of an engine thread: the module, and what the project's configuration says of it in code. */
import { moduleConsumer, type Consumer, type ModuleConsumer, type OwnScripts } from "../../consumer/index.ts";
import { codeIn, configIn, type OwnCode } from "../config/index.ts";
import type { Order } from "./messages.ts";

export interface App {
  /** Stays the same when the module is loaded again. */
  readonly consumer: Consumer;
  /** What the module was taken for, for people. */
  readonly recognised: string;
  scripts(): OwnScripts;
  readonly code: Pick<OwnCode, "own" | "world" | "snapshot" | "setup">;
  /** Lets the configuration put away what it has set up. */
  end(): Promise<void>;
}

/** Loads the module with the environment that it is to have, and the configuration beside it. */
export async function openApp({ module: path, as, config, env, options: { url = "" } }: Order): Promise<App> {
  Object.assign(process.env, env);
  const load = async (): Promise<{ readonly module: ModuleConsumer; readonly code: OwnCode }> => {
    const module = await moduleConsumer(path, { as });
    const exported = config === undefined ? {} : (await module.load(config))["default"];
    return { module, code: codeIn(configIn(exported, config ?? path), url) };
  };
  let now = await load();
  const { own, world, setup, snapshot } = now.code;
  const reload = async (): Promise<void> => {
    await now.module.close();
    now = await load();
  };
  return {
    consumer: {
      name: path,
      send: (request, options) => now.module.send(request, options),
      close: () => now.module.close(),
    },
    recognised: now.module.recognised,
    scripts: () => now.module.scripts,
    code: {
      own,
      world,
      snapshot: snapshot && (() => now.code.snapshot?.()),
      setup: setup ?? (snapshot && reload),
    },
    end: async () => void (await now.code.teardown?.()),
  };
}
