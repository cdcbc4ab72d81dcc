/**
 * Whose webhooks hear of what happens in the world: of a private repo, only those of users who may see it
 * (an assumption: `PRIVATE_TO`). What a test sends by itself reaches all that watch.
 */
import type { Webhooks } from "../delivery/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { mayHear, type WorldEvent } from "../world/index.ts";

export interface Discretion {
  /** The webhooks, matching only those that may hear of a payload. */
  readonly webhooks: Webhooks;
  /** Says which event a payload tells of. */
  note(payload: AnyPayload, event: WorldEvent): void;
}

export function withDiscretion(webhooks: Webhooks): Discretion {
  const events = new WeakMap<AnyPayload, WorldEvent>();
  return {
    webhooks: {
      ...webhooks,
      matching(payload) {
        const event = events.get(payload);
        const matching = webhooks.matching(payload);
        return event === undefined ? matching : matching.filter((id) => mayHear(event, webhooks.get(id).owner));
      },
    },
    note: (payload, event) => void events.set(payload, event),
  };
}
