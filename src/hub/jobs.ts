/**
 * The Jobs that webhooks start, as far as this machine knows them: by their ids, or by the Spaces and images that they run.
 * Only what is connected here is ever run: a webhook's settings can't name a command.
 */
import type { JobOutcome, JobStart } from "../base/index.ts";
import { jobRunner, type JobRunner, type JobTarget } from "../consumer/index.ts";

export interface Jobs {
  /** From now on, `target` is run for each start of the Job. */
  connect(jobId: string, target: JobTarget): void;
  start(start: JobStart, options: { readonly timeoutMs: number }): Promise<JobOutcome>;
  /** Ends what still runs. */
  close(): Promise<void>;
}

export function createJobs(): Jobs {
  const connected = new Map<string, JobRunner>();
  const made = new Set<JobRunner>();
  return {
    connect(jobId, target) {
      const runner = jobRunner(target);
      made.add(runner);
      connected.set(jobId, runner);
    },
    async start(start, options) {
      return connected.get(start.jobId)?.run(start, options) ?? notConnected(start.jobId);
    },
    async close() {
      await Promise.all([...made].map((runner) => runner.close()));
    },
  };
}

function notConnected(jobId: string): JobOutcome {
  const why = jobId === "" ? "the webhook's Job names neither a Space nor an image" : `nobody runs the Job "${jobId}"`;
  const id = JSON.stringify(jobId === "" ? "…" : jobId);
  const detail = `${why}. Connect one: hub.connectJob(${id}, "a command"), or hubhook serve --job ${id}="a command"`;
  return { kind: "unanswered", reason: "connection-refused", detail, durationMs: 0 };
}
