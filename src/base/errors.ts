/**
 * Errors that teach. Every error hubhook throws on purpose is a `HubhookError`; a message reads
 * `Failed to <do>: <why, with the value>. <what to do>` and never holds a secret.
 */

/** The parent of every error that hubhook throws on purpose. */
export class HubhookError extends Error {
  override readonly name: string = "HubhookError";
}

/** Thrown when a caller passed something that cannot work, such as an unknown check or a wrong URL. */
export class UsageError extends HubhookError {
  override readonly name: string = "UsageError";
}

/** Thrown when hubhook could not do its work, such as a file that can't be read or a consumer that never answers. */
export class UnableError extends HubhookError {
  override readonly name: string = "UnableError";
}

/** What went wrong, as text, whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
