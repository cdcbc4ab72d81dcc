/**
 * The corpus: failures of earlier runs, and payloads written by hand. How they are kept is the caller's business; here they
 * are values.
 */
import type { CaseRef } from "../findings/index.ts";

export type CorpusEntry =
  /** A case that failed once. */
  | {
      readonly kind: "case";
      /** What it is called, such as the name of its file. */
      readonly name: string;
      readonly check: string;
      readonly seed: number;
      readonly path: string;
      /** What it sent, where it is one payload. */
      readonly payload?: unknown;
      /** The cases that have to come before it. */
      readonly after?: readonly CaseRef[];
    }
  /** A payload that the consumer is to take. */
  | { readonly kind: "payload"; readonly name: string; readonly payload: unknown };

export interface CorpusOutcome {
  readonly name: string;
  /** `gone`: the case is not to be found any more, since the generators have changed. */
  readonly status: "failing" | "fixed" | "gone";
}
