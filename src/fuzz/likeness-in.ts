/** What a failing case has in common with others, as far as its input and its failure say. */
import type { Check, Failure } from "../checks/index.ts";
import { eventIn, likenessOf, type Likeness } from "../findings/index.ts";
import type { Case } from "./case.ts";
import { isHardening } from "./is-hardening.ts";

/** @param reporting - The check that reports the failure. */
export function likenessIn({ check, trial }: Case, failure: Failure, reporting: Check): Likeness {
  return likenessOf(failure, {
    check: reporting.id,
    foundBy: check.id,
    event: eventIn(trial.payload),
    edgeCase: trial.name,
    isHardening: isHardening(trial, failure),
    decides: trial.decides,
  });
}
