/** A failed case, and what running it again has shown of it. */
import type { Failure, Outcome, PlainQuestion } from "../checks/index.ts";
import { symptomKeyOf, type FindingKind } from "../findings/index.ts";
import type { Case } from "./case.ts";

export interface Failing {
  readonly one: Case;
  readonly failure: Failure;
}

export interface Confirmed extends Failing {
  readonly kind: FindingKind;
  /** The cases that have to come before it, oldest first; `null` when it takes more than can be listed. */
  readonly after: readonly Case[] | null;
  /** Whether the consumer has to be started again before it can fail once more. */
  readonly isSpoiling?: true;
  /** The plain event that it takes before all others, as every run begins with one. */
  readonly afterPlain?: PlainQuestion;
}

/** The failure that came of a case, if it is one like another. @param key - What the consumer did in that. */
export function sameFailure(outcome: Outcome | undefined, key: string): Failure | null {
  return outcome?.status === "failed" && symptomKeyOf(outcome) === key ? outcome : null;
}
