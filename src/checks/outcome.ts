/** What came of a case: its promise was kept, nothing could be judged, or it was broken, and how. */
import type { Exchange, WireRequest } from "../base/index.ts";
import type { ChainLink } from "../hub/index.ts";
import type { Difference } from "../payload/index.ts";

/** What broke a promise, as far as one exchange shows it. */
export type Symptom =
  | "refused" // 4xx where the event should have been accepted
  | "redirected" // 3xx
  | "failed" // 5xx, or any status that HTTP does not know
  | "timeout"
  | "broken-connection" // reset, not taken, or not HTTP
  | "gone" // the consumer ended, or would have ended a process of its own
  | "threw"
  | "let-in" // 2xx where it should have been refused
  | "leaked" // it showed a secret
  | "acted" // it acted on the Hub for a delivery that it refused
  | "misplaced" // it acted in another place than where it was asked to
  | "garbled" // it wrote something else than text
  | "stopped-acting" // it does nothing on the Hub any more for what it acted on before
  | "acted-again" // it did on the Hub what it had done before
  | "diverged" // it holds something else than after the same events in order
  | "slowed-down" // it answers later and later
  | "grew" // it takes more and more memory
  | "looped"; // what it did on the Hub set it off again

/** What a promise asks of the answer. */
export type Expectation =
  | "accepted" // 2xx
  | "refused" // 4xx
  | "survived" // 2xx or 4xx
  | "answered" // anything, in time
  | "comparison"; // more than the status of one answer: several requests, or what an answer holds

/** A measure of the consumer over a run. */
export interface Growth {
  readonly unit: "ms" | "MiB";
  /** In the order of the run, with how many requests had been sent. */
  readonly points: readonly { readonly requests: number; readonly value: number }[];
}

/** One case that broke its check's promise. */
export interface Failure {
  readonly status: "failed";
  readonly symptom: Symptom;
  /** What the consumer did, as the end of "The consumer …". */
  readonly happened: string;
  readonly expected: Expectation;
  /** The request that went wrong. */
  readonly request: WireRequest;
  readonly exchange: Exchange;
  /** How it came to it, where the consumer's calls to the Hub are part of that. */
  readonly chain?: readonly ChainLink[];
  /** What a run did to it, where that is what is wrong. */
  readonly growth?: Growth;
  /** How what the consumer holds differs from what it should. */
  readonly state?: readonly Difference[];
  /** Whether the consumer may have meant it so: then it is advice, and does not fail a run. */
  readonly isHardening?: true;
  /** Whether its own check says best what is wrong, even if another one claims such failures. */
  readonly isOwn?: true;
}

export type Outcome =
  | { readonly status: "kept" }
  /** Nothing could be judged, as when the consumer does not accept the plain event to compare with. */
  | {
      readonly status: "inconclusive";
      /** Whether it got no answer, and was not waited for long enough to call that a failure. */
      readonly isSilent?: true;
    }
  | Failure;

export const KEPT: Outcome = { status: "kept" };

export const INCONCLUSIVE: Outcome = { status: "inconclusive" };
