/**
 * What a run is about: what the webhook watches, which events it is sent, and what the consumer's own conditions compare with.
 * Payloads, stories, histories and sandboxes are made for an aim.
 */
import { eventNames, type EventName, type WatchedItem } from "../../payload/index.ts";
import { emptyWords, type Words } from "../../reach/index.ts";

export interface Aim {
  /** Repos, users and organizations, as in the settings of a webhook. Empty: anything. */
  readonly watched: readonly WatchedItem[];
  /** The events that the webhook is sent. */
  readonly events: readonly EventName[];
  /** What people write in comments, beside what they write every day. */
  readonly say: readonly string[];
  /** The words of the consumer. */
  readonly words: Words;
}

/** Anything at all, without a word of the consumer. */
export const ANYTHING: Aim = { watched: [], events: eventNames, say: [], words: emptyWords() };

export interface AimOptions {
  /** What the webhook watches. Default: anything. */
  readonly watched?: readonly WatchedItem[] | undefined;
  /** The domains of the webhook. Default: both. */
  readonly domains?: readonly Domain[] | undefined;
  /** The events to send. Default: all of the domains. */
  readonly events?: readonly EventName[] | undefined;
  readonly say?: readonly string[] | undefined;
  readonly words?: Words | undefined;
}

/** The aim that options come to. */
export function aimOf({ watched = [], domains = [], events, say = [], words = ANYTHING.words }: AimOptions): Aim {
  const ofDomains = domains.length === 0 ? eventNames : eventsOf(domains);
  return { watched, say, words, events: ofDomains.filter((event) => events?.includes(event) ?? true) };
}

export type Domain = "repo" | "discussion";

/** The events of some domains. A webhook has both by default. */
export function eventsOf(domains: readonly Domain[]): readonly EventName[] {
  return eventNames.filter((event) => domains.some((domain) => event.startsWith(domain)));
}

/** The domains that an aim's events belong to. */
export function domainsOf({ events }: Pick<Aim, "events">): readonly Domain[] {
  const all: readonly Domain[] = ["repo", "discussion"];
  return all.filter((domain) => events.some((event) => event.startsWith(domain)));
}
