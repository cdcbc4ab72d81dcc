/**
 * One delivery as a Job learns of it: what the Hub starts for a webhook without a URL. Sources: hub docs, Jobs webhooks (the
 * variables), and their change of 2026-08-31 (`WEBHOOK_ID`).
 */
import type { JobStart } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";
import { jobIdOf, type Destination } from "./destination.ts";

/** A destination that is a Job. */
type Job = Exclude<Destination, { readonly kind: "url" }>;

/**
 * @param secret - The webhook's.
 * @param deliveryId - The same for each retry and replay of a delivery.
 */
export function jobStart(job: Job, secret: string | undefined, payload: AnyPayload, deliveryId: string): JobStart {
  return {
    jobId: jobIdOf(job),
    env: {
      ...ownVariables(job),
      WEBHOOK_PAYLOAD: JSON.stringify(payload),
      WEBHOOK_REPO_ID: payload.repo.name,
      WEBHOOK_REPO_TYPE: payload.repo.type,
      ...(secret !== undefined && secret !== "" && { WEBHOOK_SECRET: secret }),
      WEBHOOK_ID: deliveryId,
    },
  };
}

/** What the settings of the webhook give the Job, besides the delivery. */
function ownVariables(job: Job): Readonly<Record<string, string>> {
  return job.kind === "job" ? { ...job.job.environment, ...job.job.secrets } : job.secrets;
}

/** How long the Job may take, in milliseconds: as its settings say, or as all Jobs. */
export function jobTimeoutMs(job: Job, usualMs: number): number {
  const seconds = job.kind === "job" ? job.job.timeoutSeconds : undefined;
  return seconds === undefined || seconds === null ? usualMs : seconds * 1_000;
}
