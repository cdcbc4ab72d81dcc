/**
 * A webhook: what it watches, where its events go, and whether it is on. A value; each change makes a new one.
 */
import type { JobSpec, WatchedItem } from "../payload/index.ts";
import type { Destination, NamedDestination } from "./destination.ts";

/** What kind of events a webhook wants. */
export type Domain = "repo" | "discussion";

export interface WebhookSettings {
  readonly destination: Destination;
  /** Sent with every event in `X-Webhook-Secret`, or told to every Job; printable ASCII. Never shown. */
  readonly secret: string | undefined;
  /** Repos, or users and organizations for all of their repos. At least one. */
  readonly watched: readonly WatchedItem[];
  /** At least one, none twice. */
  readonly domains: readonly Domain[];
}

/** Settings as the settings API takes them. */
export type NamedSettings = NamedDestination &
  Pick<WebhookSettings, "watched" | "domains"> & { readonly secret?: string };

/** Settings to change, as the settings API names them; another destination takes the place of the one before. */
export interface WebhookChanges extends Partial<Omit<WebhookSettings, "destination">> {
  readonly url?: string;
  readonly jobSourceId?: string;
  readonly job?: JobSpec;
  /** Of the Job that is named by `jobSourceId`; those that are not named stay, an empty one goes. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface WebhookState extends WebhookSettings {
  /** 24 lower-case hex digits. */
  readonly id: string;
  /** The name of the user whose webhook it is. */
  readonly owner: string;
  /** Its place in the order in which webhooks were created. */
  readonly place: number;
  /** Whether it is off, by its owner (`true`) or by the Hub. */
  readonly disabled: boolean | "suspended-after-failure";
  /** Deliveries that failed for good since the last one that did not. */
  readonly failuresInARow: number;
}

/** The webhook after a delivery has its outcome: suspended when too many in a row have failed. */
export function afterOutcome(
  webhook: WebhookState,
  outcome: "delivered" | "failed",
  suspendAfterFailures: number,
): WebhookState {
  if (outcome === "delivered") return webhook.failuresInARow === 0 ? webhook : { ...webhook, failuresInARow: 0 };
  const failuresInARow = webhook.failuresInARow + 1;
  const isSuspended = webhook.disabled === false && failuresInARow >= suspendAfterFailures;
  return { ...webhook, failuresInARow, disabled: isSuspended ? "suspended-after-failure" : webhook.disabled };
}

/** The webhook switched on or off by its owner. Switching on forgets the failures, else the next one would suspend again. */
export function switched(webhook: WebhookState, to: "on" | "off"): WebhookState {
  return to === "on" ? { ...webhook, disabled: false, failuresInARow: 0 } : { ...webhook, disabled: true };
}
