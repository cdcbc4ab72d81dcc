import { UsageError } from "../../base/index.ts";
import { eventNames, repoTypes } from "../../payload/index.ts";
import { aimOf, type Aim, type AimOptions } from "./aim.ts";
import { isReachable } from "./targets.ts";

/** The aim that options come to. @throws UsageError when they leave no event. */
export function possibleAim(options: AimOptions): Aim {
  const unknown = options.events?.find((event) => !eventNames.includes(event));
  if (unknown !== undefined) {
    throw new UsageError(
      `Failed to choose the event "${unknown}": there is no such event. Choose from: ${eventNames.join(", ")}.`,
    );
  }
  const aim = aimOf(options);
  if (isReachable(aim, eventNames, repoTypes)) return aim;
  throw new UsageError(
    "Failed to find anything to send: no event of those that are chosen happens to what is watched.",
  );
}
