/** A failing case that was looked into: confirmed, shrunk, with everything that is known of it. */
import type { Exchange, Weight, WireRequest } from "../base/index.ts";
import type { Expectation, Growth, Symptom } from "../checks/index.ts";
import type { ChainLink } from "../hub/index.ts";
import type { Difference } from "../payload/index.ts";

/** When a failure shows. */
export type FindingKind =
  | "reproducible" // whenever its case is run
  | "sequence" // only after what came before
  | "concurrent" // only among others at once
  | "unsteady"; // now and then

/** Where a case is found again: a run with this seed, this path and this check alone runs it. */
export interface CaseRef {
  readonly check: string;
  readonly seed: number;
  /** Such as `11:0:1`; empty for a payload that was written by hand. */
  readonly path: string;
}

/** What relates a failing case to others: enough to tell causes apart, and to put them into an order. */
export interface Relatable {
  /** The check that it is reported under: its own, or one that says best what is wrong. */
  readonly check: string;
  readonly kind: FindingKind;
  readonly symptom: Symptom;
  /** What the consumer did, for comparison. */
  readonly key: string;
  /** The places of the payload that decide, in order; `null` when nothing but the answer does. */
  readonly deciding: readonly string[] | null;
  /** What was sent, as `scope:action`; `null` if it has no event, or if there were several. */
  readonly event: string | null;
  /** The name of what is special about the input; `null` for plain input. */
  readonly edgeCase: string | null;
  readonly weight: Weight;
  /** Whether ordinary frameworks fail it, so that it is advice. */
  readonly isHardening: boolean;
  /** The smallest case that shows it. */
  readonly found: CaseRef;
  /** The index of the case that it was found with. */
  readonly index: number;
  /** How many cases it takes; `Number.MAX_SAFE_INTEGER` if they can't be listed. */
  readonly steps: number;
}

export interface Diagnosis extends Relatable {
  /** What the consumer did, as the end of "The consumer …". */
  readonly happened: string;
  readonly advice: string;
  readonly expected: Expectation;
  /** Whether it is about what the consumer does on the Hub. */
  readonly needsHub: boolean;
  /** Whether the failure is told by one payload, or by the answer alone. */
  readonly decides: "payload" | "answer";
  /** The JSON value that was sent, shrunk; undefined if the body is not JSON, or if there were several. */
  readonly payload: unknown;
  /** How the payload differs from the plainest one of its event; `null` if there is nothing to compare with. */
  readonly differences: readonly Difference[] | null;
  /** The request that went wrong. It holds the secret: mask it before you show it. */
  readonly request: WireRequest;
  readonly exchange: Exchange;
  /** How it came to it, where the consumer's own calls to the Hub are part of that; else empty. */
  readonly chain: readonly ChainLink[];
  /** How what the consumer holds differs from what it should; empty where nothing was compared. */
  readonly state: readonly Difference[];
  /** What the run did to it; `null` where that is not what is wrong. */
  readonly growth: Growth | null;
  /** What a started consumer wrote to stderr; `null` if that is nothing. */
  readonly stderr: string | null;
  /** How many steps the shrinking took. */
  readonly shrinks: number;
  /** The cases that have to be run before it, oldest first. */
  readonly after: readonly CaseRef[];
  /** Whether `after` is all that it takes; else only the whole run shows it. */
  readonly isListed: boolean;
}
