/**
 * A Job on its way: what a webhook starts in place of a request, and how that ended.
 * Plain data: how it is run is the runner's business, what its end means is the caller's.
 */
import type { Silence } from "./exchange.ts";

export interface JobStart {
  /** Which Job: its id, or the Space or Docker image that it runs. */
  readonly jobId: string;
  /** What it is told, as environment variables. */
  readonly env: Readonly<Record<string, string>>;
}

export interface JobEnd {
  readonly kind: "ended";
  /** 0 is success. A process that a signal ended has 128 and the number of the signal, as a shell would say. */
  readonly exitCode: number;
  /** The end of what it wrote to stderr. */
  readonly stderrTail: string;
  readonly durationMs: number;
}

/** A Job that never started, or was ended because it took too long, has a silence for an end. */
export type JobOutcome = JobEnd | Silence;

/** What a Job can learn of its delivery. Source: hub docs, Jobs webhooks; `WEBHOOK_ID` from their change of 2026-08-31. */
export const JOB_VARIABLES = [
  "WEBHOOK_PAYLOAD",
  "WEBHOOK_REPO_ID",
  "WEBHOOK_REPO_TYPE",
  "WEBHOOK_SECRET",
  "WEBHOOK_ID",
] as const;
