/** What a run says while it goes on. A result is a fold over these, wherever they come from. */
import type { CaseRef, Diagnosis, Likeness } from "../findings/index.ts";
import type { Reach } from "../reach/index.ts";
import type { CorpusOutcome } from "./corpus-entry.ts";

export type RunEvent =
  /** The consumer was asked for the first time. `hint` says what looks wrong with the run itself, such as the secret. */
  | { readonly kind: "probed"; readonly hint: string | null }
  /** `null` while a check finds out whether it applies. */
  | { readonly kind: "case-started"; readonly check: string; readonly ref: CaseRef | null }
  | CaseJudged
  /** A failing case that was looked into. It is part of the count of the last `case-judged`. */
  | { readonly kind: "finding"; readonly likeness: Likeness; readonly diagnosis: Diagnosis }
  /** A case that had been judged failed after its answer, in a way that is known. */
  | { readonly kind: "late-failure"; readonly likeness: Likeness }
  | { readonly kind: "check-skipped"; readonly check: string; readonly reason: string }
  /** Something about the run that people want to know, once. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "corpus"; readonly outcome: CorpusOutcome }
  /** Cases that were not run. */
  | { readonly kind: "left-out"; readonly check: string; readonly cases: number; readonly reason: LeftOut }
  /** The consumer is spoilt for good: the run goes on with one that has just started. */
  | { readonly kind: "recycle" }
  /** What the run has reached of the consumer's code until now. */
  | { readonly kind: "reached"; readonly reach: Reach }
  | { readonly kind: "progress"; readonly requests: number }
  | { readonly kind: "done" };

export interface CaseJudged {
  readonly kind: "case-judged";
  readonly check: string;
  /** Its place among the cases of its check; below 0 for one that has none. */
  readonly index: number;
  readonly ref: CaseRef;
  readonly status: "kept" | "inconclusive" | "failed";
  /** What it has in common with other failing cases; `null` unless it failed, and may be looked into. */
  readonly likeness: Likeness | null;
  readonly durationMs: number;
}

/** Why a case was not run. */
export type LeftOut =
  | "time" // the run's time was over
  | "known-silence" // it looks like one that got no answer, or ended the consumer
  | "stopped"; // by the user, or at the first finding
