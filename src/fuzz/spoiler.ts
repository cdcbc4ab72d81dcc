/**
 * What spoilt a consumer for good: from some case on it fails what it accepted before. Whoever is asked next is not to blame, and
 * nothing can be repeated until the consumer is started again.
 */
import { symptomKeyOf } from "../findings/index.ts";
import { afterOthers } from "./confirm.ts";
import { sameFailure, type Confirmed, type Failing } from "./confirmed.ts";
import type { Workbench } from "./workbench.ts";

/** @param failing - The case in which it showed. */
export async function spoiler(bench: Workbench, { one, failure }: Failing): Promise<Confirmed> {
  bench.noteSpoilt();
  const key = symptomKeyOf(failure);
  const alone = await bench.fresh?.run([one]);
  if (alone === undefined || alone === null) {
    // Only a case that asked before and after can tell what lies between.
    const isControlled = one.trial.isControlled === true;
    return {
      kind: "sequence",
      one,
      failure,
      after: isControlled ? [] : null,
      isSpoiling: true,
    };
  }
  const again = sameFailure(alone.at(-1), key);
  if (again !== null) return { kind: "sequence", one, failure: again, after: [], isSpoiling: true };
  const sequence: Confirmed = (await afterOthers(bench, { one, failure })) ?? {
    kind: "sequence",
    one,
    failure,
    after: null,
  };
  return { ...sequence, isSpoiling: true };
}
