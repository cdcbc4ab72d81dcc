/** What a run goes on from, and what it may use. */
import type { Clock } from "../base/index.ts";
import type { Diagnosis, Evidence } from "../findings/index.ts";
import type { RunElsewhere } from "./fresh.ts";
import type { CoverageProbe } from "./guide.ts";

/** What an earlier part of the same run has done: it was cut off, and this one goes on. */
export interface Resume {
  /** The first index of each check that is still to be run. */
  readonly next: Readonly<Record<string, number>>;
  /** Checks that are not run any more. */
  readonly skipped: readonly string[];
  readonly evidence: Evidence<Diagnosis>;
  /** How long the run has gone on, in milliseconds. */
  readonly spentMs: number;
}

export interface RunContext {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Runs cases on a consumer of their own. Default: the session's is started again, if it can be. */
  readonly runElsewhere?: RunElsewhere | undefined;
  /** What runs of the consumer, to be guided by. Default: it is not known. */
  readonly coverage?: CoverageProbe | undefined;
  readonly resume?: Resume | undefined;
}
