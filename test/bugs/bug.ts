/** What a planted bug is, and the three soils to plant it in: a fetch handler, an Express app, a listener on node:http. */
import type { Weight } from "../../src/base/index.ts";
import type { ConsumerTarget } from "../../src/consumer/index.ts";
import type { FindingKind } from "../../src/findings/index.ts";
import { correctBot, handlerOf, type Bot } from "./bot.ts";
import { appOf, correctApp, type App } from "./express-app.ts";
import { correctListener, listenerOf, type Listener } from "./node-listener.ts";

export interface Bug {
  /** What the consumer does, in kebab-case. */
  readonly id: string;
  /** What is wrong about that, as a sentence of its own. */
  readonly wrong: string;
  /** The check that must find it; others may, too. */
  readonly check: string;
  /** Where the consumer looks for the secret. Default: `header`. */
  readonly secretIn?: "header" | "query";
  /** From which weight on findings count. Default: as without `--fail-on`; `strangers` for what is advice there. */
  readonly failOn?: Weight;
  /** The kind of what that check finds, where the bug is about it. */
  readonly kind?: FindingKind;
  /** Makes the consumer, with nothing remembered. */
  build(secret: string): ConsumerTarget;
}

/** A change of a correct consumer: from its parts to those that are to be others. What it remembers stands in its closure. */
export type Change<Parts> = (correct: Parts) => Partial<Parts>;

/** Plants a bug in the bot. */
export function inBot(change: Change<Bot>): Bug["build"] {
  return (secret) => handlerOf(changed(correctBot(secret), change));
}

/** Plants a bug in the Express app. */
export function inExpress(change: Change<App>): Bug["build"] {
  return (secret) => appOf(changed(correctApp(secret), change));
}

/** Plants a bug in the listener. */
export function inNode(change: Change<Listener>): Bug["build"] {
  return (secret) => listenerOf(changed(correctListener(secret), change));
}

function changed<Parts extends object>(correct: Parts, change: Change<Parts>): Parts {
  return { ...correct, ...change(correct) };
}
