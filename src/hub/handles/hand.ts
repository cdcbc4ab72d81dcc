/** Who acts, and in which world: what every handle is made from. */
import type { LiveWorld } from "../live-world.ts";

export interface Hand {
  readonly live: LiveWorld;
  /** The name of the user. */
  readonly user: string;
}

/** The hand of a user, who is new to the Hub when first spoken of. */
export function handOf(live: LiveWorld, user: string): Hand {
  live.meet(user);
  return { live, user };
}
