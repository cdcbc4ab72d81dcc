/**
 * Where the events of a webhook go: to a URL, or into a Job that is started for each of them. The settings API names it by
 * one of three properties. Sources: the Hub's OpenAPI document, HF's Python client (`secrets`), hub docs, Jobs webhooks.
 */
import { isRecord } from "../base/index.ts";
import type { JobSpec } from "../payload/index.ts";

export type Destination =
  | { readonly kind: "url"; readonly url: string }
  /** A Job like one that was there before. Its secrets are not taken over: the webhook has its own. */
  | { readonly kind: "job-source"; readonly jobSourceId: string; readonly secrets: Readonly<Record<string, string>> }
  | { readonly kind: "job"; readonly job: JobSpec };

/** A destination as the settings API names it. Exactly one of the three. */
export type NamedDestination =
  | { /** Where to send the events: http or https. */ readonly url: string }
  | {
      /** The id of the Job to start one like. */
      readonly jobSourceId: string;
      /** Environment variables of the Job that nobody is shown. */
      readonly secrets?: Readonly<Record<string, string>>;
    }
  | { /** What Job to start. */ readonly job: JobSpec };

/** The properties that name one. */
const NAMES = ["url", "jobSourceId", "job"] as const;

/** Which of them are there. The Hub's clients leave out what they do not name; null says the same of a Job. */
export function namesIn(settings: Readonly<Record<string, unknown>>): readonly (typeof NAMES)[number][] {
  return NAMES.filter((name) => settings[name] !== undefined && (settings[name] !== null || name === "url"));
}

export function nameOf(destination: Destination): NamedDestination {
  switch (destination.kind) {
    case "url":
      return { url: destination.url };
    case "job-source":
      return { jobSourceId: destination.jobSourceId, secrets: destination.secrets };
    default:
      return { job: destination.job };
  }
}

/**
 * An update with what it leaves as it was, ready to be checked as a whole. Secrets that it does not name stay, those that it
 * sets to nothing go (HF's Python client).
 */
export function completed(
  changes: Readonly<Record<string, unknown>>,
  before: Destination,
): Readonly<Record<string, unknown>> {
  const names = namesIn(changes);
  const whole = names.length === 0 ? { ...changes, ...nameOf(before) } : changes;
  const { secrets = {} } = changes;
  const isSameKind = before.kind === "job-source" && (names.length === 0 || names.includes("jobSourceId"));
  if (!isSameKind) return whole;
  return { ...whole, secrets: isRecord(secrets) ? { ...before.secrets, ...secrets } : secrets };
}

/** What a webhook's Job is called by those who run it: by the Job it is like, or by the Space or image that it runs. */
export function jobIdOf(destination: Exclude<Destination, { kind: "url" }>): string {
  if (destination.kind === "job-source") return destination.jobSourceId;
  return destination.job.spaceId ?? destination.job.dockerImage ?? "";
}
