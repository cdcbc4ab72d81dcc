/**
 * The world of a Hub as time goes by: each action makes the next one, and what happened is told.
 */
import type { Clock } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import {
  apply,
  createWorld,
  learn,
  type ActionKind,
  type ActionOf,
  type Results,
  type World,
  type WorldEvent,
} from "../world/index.ts";
import type { WorldOptions } from "../world/index.ts";

export interface LiveWorld {
  /** The world as it is. A value: what happens later does not change it. */
  now(): World;
  /** Does an action now, and tells its events. @throws WorldError that says what to do, with nothing changed or told. */
  perform<K extends ActionKind>(action: ActionOf<K>): Results[K];
  /** Makes true what a payload tells, by the time somebody asks. The last 1,000 are kept until then. */
  learn(payload: AnyPayload): void;
  /** Makes sure that there is a user, or an organization, of that name. */
  meet(name: string): void;
}

export interface LiveWorldParts extends WorldOptions {
  readonly clock: Clock;
  /** Called with each event, in order, after the whole action is done. */
  readonly tell: (event: WorldEvent) => void;
}

/** How many payloads are remembered until somebody asks for what they tell. */
const KEPT_PAYLOADS = 1_000;

export function liveWorld({ clock, tell, ...options }: LiveWorldParts): LiveWorld {
  let world = createWorld(options);
  let told: AnyPayload[] = [];
  const now = (): World => {
    for (const payload of told.splice(0)) world = learn(world, payload, clock.nowMs());
    return world;
  };
  const perform = <K extends ActionKind>(action: ActionOf<K>): Results[K] => {
    const outcome = apply(now(), action, clock.nowMs());
    world = outcome.world;
    for (const event of outcome.events) tell(event);
    return outcome.result;
  };
  return {
    now,
    perform,
    learn(payload) {
      told.push(payload);
      if (told.length >= 2 * KEPT_PAYLOADS) told = told.slice(-KEPT_PAYLOADS);
    },
    meet(name) {
      if (!now().namespaces.has(name)) perform({ kind: "create-user", name });
    },
  };
}
