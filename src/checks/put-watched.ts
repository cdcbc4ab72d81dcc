/** What is watched, on a Hub where nothing has happened yet. */
import { aimOf, plainPayloads } from "../arbitraries/index.ts";
import type { Hub } from "../hub/index.ts";
import { isOwner, type WatchedItem } from "../payload/index.ts";

/** Has a Hub know what is watched: a repo as payloads show it, an owner by name. Nobody is notified. */
export function putWatched(hub: Hub, watched: readonly WatchedItem[]): void {
  for (const item of watched) {
    if (isOwner(item)) hub.as(item.name);
    else hub.learn(plainPayloads(aimOf({ watched: [item] }))[0]);
  }
}
