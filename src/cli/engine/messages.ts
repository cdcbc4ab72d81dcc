/** What an engine thread and the one that supervises it send each other: plain values. */
import type { Outcome } from "../../checks/index.ts";
import type { CaseRef } from "../../findings/index.ts";
import type { FreshOptions, FuzzOptions, Resume, RunEvent } from "../../fuzz/index.ts";

export type PlainOptions = Omit<
  FuzzOptions,
  "checks" | "clock" | "hubEndpoint" | "onFinding" | "onProgress" | "setup" | "signal" | "snapshot" | "world"
> & { readonly checks?: readonly string[] | undefined };

/** What a thread is to do. */
export type Order = {
  /** Path of the module that exports the consumer. */
  readonly module: string;
  /** The shape of the module, if the user knows better than a look at it. */
  readonly as: string | undefined;
  /** The absolute path of a configuration that says something in code. */
  readonly config?: string | undefined;
  /** Environment variables of the consumer, in addition to those that there are. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Whether connections of the thread that leave this machine fail. Default: false. */
  readonly isCutOff?: boolean;
  /** Without what can't be sent to a thread. */
  readonly options: PlainOptions;
  /** See `Watch`. */
  readonly shared: SharedArrayBuffer;
} & (
  | {
      readonly kind: "run";
      readonly resume: Resume | null;
      /** Whether to look at what runs of the module, and go on from there. */
      readonly isGuided: boolean;
    }
  | { readonly kind: "cases"; readonly cases: readonly CaseRef[]; readonly fresh: FreshOptions }
);

/** What a thread says. */
export type FromEngine =
  /** What the module was taken for, as a line for people. */
  | { readonly kind: "recognised"; readonly line: string }
  | { readonly kind: "events"; readonly events: readonly RunEvent[] }
  /** Asks for cases to be run on a consumer that has just started. */
  | {
      readonly kind: "run-fresh";
      readonly id: number;
      readonly cases: readonly CaseRef[];
      readonly options: FreshOptions;
    }
  | { readonly kind: "outcomes"; readonly outcomes: readonly Outcome[] }
  | { readonly kind: "error"; readonly name: string; readonly message: string }
  | { readonly kind: "done" };

export type ToEngine =
  | { readonly kind: "stop" }
  | { readonly kind: "fresh-outcomes"; readonly id: number; readonly outcomes: readonly Outcome[] | null };
