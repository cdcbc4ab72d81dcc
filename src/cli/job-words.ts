/** `--job ID=COMMAND`: what is run for a Job. */
import { UsageError } from "../base/index.ts";

export interface ConnectedJob {
  readonly jobId: string;
  /** For the shell. */
  readonly command: string;
}

/** @throws UsageError if one of both is missing. */
export function jobIn(words: string): ConnectedJob {
  const at = words.indexOf("=");
  const [jobId, command] = [words.slice(0, at).trim(), words.slice(at + 1).trim()];
  if (at > 0 && jobId !== "" && command !== "") return { jobId, command };
  throw new UsageError(
    `Failed to read --job "${words}": it does not say both, the Job and the command. ` +
      `Write the webhook's jobSourceId, an equals sign and a command, as in 687f911e="python train.py".`,
  );
}
