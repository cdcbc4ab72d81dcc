/** What a webhook watches. */
import type { WatchedItem } from "../../generated/types.ts";

/** Whether all that belongs to somebody is watched, and not one repo. */
export function isOwner({ type }: Pick<WatchedItem, "type">): boolean {
  return type === "user" || type === "org";
}
