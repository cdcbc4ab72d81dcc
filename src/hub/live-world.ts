/**
 * The world of a Hub as time goes by: each action makes the next one, and what happened is told.
 */
import type { Clock } from "../base/index.ts";
import {
  apply,
  createWorld,
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
  /** Makes sure that there is a user, or an organization, of that name. */
  meet(name: string): void;
}

export interface LiveWorldParts extends WorldOptions {
  readonly clock: Clock;
  /** Called with each event, in order, after the whole action is done. */
  readonly tell: (event: WorldEvent) => void;
}

export function liveWorld({ clock, tell, ...options }: LiveWorldParts): LiveWorld {
  let world = createWorld(options);
  const perform = <K extends ActionKind>(action: ActionOf<K>): Results[K] => {
    const outcome = apply(world, action, clock.nowMs());
    world = outcome.world;
    for (const event of outcome.events) tell(event);
    return outcome.result;
  };
  return {
    now: () => world,
    perform,
    meet(name) {
      if (!world.namespaces.has(name)) perform({ kind: "create-user", name });
    },
  };
}
