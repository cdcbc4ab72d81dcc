/** Which findings fail a run, and which are advice. */
import { weighsAtLeast, type Weight } from "../base/index.ts";
import type { Relatable } from "../findings/index.ts";

/** @param failOn - The least weight that fails a run; `null` for all findings but those that ordinary frameworks have, too. */
export function failsRun(
  { weight, isHardening }: Pick<Relatable, "weight" | "isHardening">,
  failOn: Weight | null,
): boolean {
  return failOn === null ? !isHardening : weighsAtLeast(weight, failOn);
}
