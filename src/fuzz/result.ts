/** What a fuzz run finds, as plain values. How it looks on a terminal or in a file is for `report/`. */
import type { Weight } from "../base/index.ts";
import type { Diagnosis, Evidence, Finding } from "../findings/index.ts";
import type { Reach } from "../reach/index.ts";
import type { CorpusOutcome } from "./corpus-entry.ts";

interface CheckResultBase {
  readonly id: string;
  readonly promise: string;
}

interface Ran {
  readonly cases: number;
  /** How many of them proved nothing. */
  readonly inconclusive: number;
  /** How many more were planned and not run: for lack of time, or since they look like known silences. */
  readonly leftOut: number;
  /** How long its cases took, on all threads together, in milliseconds. */
  readonly durationMs: number;
  /** Findings that do not fail the run. */
  readonly advice: readonly Finding<Diagnosis>[];
}

export type CheckResult =
  | (CheckResultBase & Ran & { readonly status: "passed" })
  | (CheckResultBase &
      Ran & {
        readonly status: "failed";
        /** The heaviest first; empty if all of them are reported under other checks. */
        readonly failures: readonly Finding<Diagnosis>[];
        /** The checks that report what it met, too. */
        readonly reportedBy: readonly string[];
        /** Failing cases that were counted and not looked into. */
        readonly furtherCases: number;
      })
  | (CheckResultBase &
      Pick<Ran, "cases" | "inconclusive" | "leftOut" | "durationMs"> & {
        readonly status: "skipped";
        readonly reason: string;
      });

export interface FuzzResult {
  readonly seed: number;
  /** Random cases asked for, per check; when only a time was given, the most cases that a check had. */
  readonly runs: number;
  readonly durationMs: number;
  /** How the consumer is called. Holds no secret. */
  readonly consumer: string;
  /** What looks wrong with the run itself, such as a secret that the consumer refuses; `null` if nothing does. */
  readonly hint: string | null;
  /** What else there is to know about the run, such as a rate that the consumer limits. */
  readonly notes: readonly string[];
  /** How many requests were sent. */
  readonly requests: number;
  /** What was reached of the consumer's code; `null` if that can't be seen. */
  readonly reach: Reach | null;
  /** What became of the corpus that it was given. */
  readonly corpus: readonly CorpusOutcome[];
  /** From which weight on findings fail the run; `null` for all but those that ordinary frameworks have, too. */
  readonly failOn: Weight | null;
  /** Whether nothing fails the run. */
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
  /** Everything that failed, for bringing the parts of a run together. */
  readonly evidence: Evidence<Diagnosis>;
}

/** What a run tells while it goes on. */
export interface Progress {
  readonly checkId: string;
  /** Cases so far, over all checks. */
  readonly cases: number;
  /** Cases planned, over all checks; infinite when only the time decides. */
  readonly casesPlanned: number;
  /** Requests so far, over all checks. */
  readonly requests: number;
  /** Causes so far, over all checks. */
  readonly findings: number;
}
