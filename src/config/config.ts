/** `hubhook.config.ts`: the options of commands by their names, and what only code can say. */
import type { Weight } from "../base/index.ts";
import type { Check } from "../checks/index.ts";
import type { Hub } from "../hub/index.ts";
import type { EventName } from "../payload/index.ts";

/** One value, or several: as an option that is given once, or repeated. */
type Some<T> = T | readonly T[];

/** The options of `hubhook fuzz`, with the values that they have on the command line. */
export interface FuzzSettings {
  /** A URL, or a module that exports a fetch handler, an Express app …; a relative path starts at the working directory. */
  readonly consumer?: string;
  /** What the webhook watches, such as `model:acme/churn` or `org:acme`. */
  readonly watch?: Some<string>;
  readonly domain?: Some<"repo" | "discussion">;
  readonly events?: Some<EventName>;
  readonly say?: Some<string>;
  readonly source?: Some<string>;
  readonly words?: boolean;
  readonly guidance?: boolean;
  /** Better left to the environment: `HUBHOOK_SECRET`. */
  readonly secret?: string;
  readonly secretIn?: "header" | "query";
  readonly as?: string;
  readonly url?: string;
  readonly start?: string;
  readonly hubPort?: number;
  readonly snapshotUrl?: string;
  /** Ids of hubhook's checks, and checks of your own: `[...checks, myCheck]`. Default: all of hubhook's. */
  readonly checks?: readonly (string | Check)[];
  readonly skip?: Some<string>;
  readonly runs?: number;
  /** In seconds. */
  readonly time?: number;
  /** Requests per second. */
  readonly rate?: number;
  readonly concurrency?: number;
  readonly workers?: number;
  readonly seed?: number;
  /** In seconds. */
  readonly timeout?: number;
  readonly failOn?: Weight;
  /** In percent. */
  readonly minReach?: number;
  readonly bail?: boolean;
  /** Each as NAME=FILE, or just NAME. */
  readonly report?: Some<string>;
  readonly emit?: Some<string>;
  readonly corpus?: string;
  readonly prune?: boolean;
  readonly json?: boolean;
}

/** The options of `hubhook serve`. */
export interface ServeSettings {
  readonly port?: number;
  readonly host?: string;
  readonly seed?: number;
  readonly db?: string;
  readonly job?: Some<string>;
  readonly fail?: Some<string>;
  readonly knownUsers?: Some<string>;
}

/** The consumer of a run, for what a configuration does with it. */
export interface RunningConsumer {
  /** Where it listens; for a module, the URL that it sees. */
  readonly url: string;
}

export interface HubhookConfig {
  /** What is given on the command line goes before. */
  readonly fuzz?: FuzzSettings;
  readonly serve?: ServeSettings;
  /** Environment variables of the consumer, in addition to those that there are. */
  readonly env?: Readonly<Record<string, string>>;
  /** Puts into the mock Hub what is there before anything happens: repos, discussions, organizations. */
  readonly world?: ((hub: Hub) => void) | undefined;
  /**
   * What the consumer holds, as a value that JSON can show: with it, `converges` is asked, too. Runs beside the consumer: what
   * it imports of a module under test is what is being tested.
   */
  readonly snapshot?: ((consumer: RunningConsumer) => unknown) | undefined;
  /** Puts the consumer back to how it starts: called before a run, and before each delivery of a history by `converges`. */
  readonly setup?: ((consumer: RunningConsumer) => unknown) | undefined;
  /** Called when a run is over. */
  readonly teardown?: ((consumer: RunningConsumer) => unknown) | undefined;
}

/**
 * The default export of `hubhook.config.ts`.
 * @example
 * export default defineConfig({ fuzz: { consumer: "./bot.ts", watch: "model:acme/churn", say: "/retrain 0.1" } });
 */
export function defineConfig(config: HubhookConfig): HubhookConfig {
  return config;
}
