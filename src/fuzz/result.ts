/** What a fuzz run finds, as plain values. How it looks on a terminal or in a file is for `report/`. */
import type { Exchange, WireRequest } from "../base/index.ts";
import type { ChainLink } from "../hub/index.ts";
import type { Symptom } from "../checks/index.ts";
import type { CorpusOutcome } from "./corpus-entry.ts";
import type { Difference } from "./difference.ts";

export interface Failure {
  /** What the consumer did, as the end of "The consumer …". */
  readonly happened: string;
  readonly symptom: Symptom;
  readonly advice: string;
  /** The name of what is special about the input; `null` for plain input. */
  readonly edgeCase: string | null;
  /** How many cases failed for this cause, this one included. */
  readonly count: number;
  /** Names of other inputs that failed for it, at most a few. */
  readonly alsoWith: readonly string[];
  /** What tells it from others with the same symptom: other places of the payload that decide, or nothing but the answer. */
  readonly decides: "payload" | "answer";
  /** The JSON value that was sent, shrunk; undefined if the body is none. */
  readonly payload: unknown;
  /** How the payload differs from the plainest one of its event; `null` if there is nothing to compare with. */
  readonly differences: readonly Difference[] | null;
  /** The request that went wrong. It holds the secret: mask it before you show it. */
  readonly request: WireRequest;
  readonly exchange: Exchange;
  /** How it came to it, where the consumer's own calls to the Hub are part of that; else empty. */
  readonly chain: readonly ChainLink[];
  /** How many steps the shrinking took. */
  readonly shrinks: number;
  readonly seed: number;
  /** Where the case is found again: `fuzz` with this seed, this path and `foundBy` as the only check runs it alone. */
  readonly path: string;
  /** The check whose case it is; mostly the one that it is told under. */
  readonly foundBy: string;
  /** The last lines that a started consumer wrote to stderr; `null` if there are none. */
  readonly stderr: string | null;
}

interface CheckResultBase {
  readonly id: string;
  readonly promise: string;
}

interface Ran {
  readonly cases: number;
  /** How long its cases took, on all threads together. */
  readonly durationMs: number;
}

export type CheckResult =
  | (CheckResultBase & Ran & { readonly status: "passed" })
  | (CheckResultBase &
      Ran & {
        readonly status: "failed";
        readonly failures: readonly Failure[];
        /** Failing cases that were counted and not looked into, once there were many failures. */
        readonly furtherCases: number;
      })
  | (CheckResultBase & { readonly status: "skipped"; readonly reason: string });

export interface FuzzResult {
  readonly seed: number;
  /** Random cases asked for, per check; when a time was given, the most cases that a check had. */
  readonly runs: number;
  readonly durationMs: number;
  /** How the consumer is called. Holds no secret. */
  readonly consumer: string;
  /** What looks wrong with the run itself, such as a secret that the consumer refuses; `null` if nothing does. */
  readonly hint: string | null;
  /** What became of the corpus that it was given. */
  readonly corpus: readonly CorpusOutcome[];
  /** Whether no check failed. */
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
}

/** What a run tells while it goes on. */
export interface Progress {
  readonly checkId: string;
  readonly checksDone: number;
  readonly checksTotal: number;
  /** Cases so far, over all checks. */
  readonly cases: number;
  /** Requests so far, over all checks. */
  readonly requests: number;
  readonly failures: number;
}
