/**
 * Where a Hub keeps its webhooks and what became of their deliveries: in memory, or where a restart does not reach them.
 */
import type { ActivityStore } from "../activity.ts";
import type { WebhookState } from "../webhook.ts";
import { memoryActivity } from "./memory-activity.ts";

export interface WebhookStore {
  /** In the order in which they were created. */
  all(): readonly WebhookState[];
  /** Adds a webhook, or puts its new state in place of the old one. */
  put(webhook: WebhookState): void;
  remove(webhookId: string): void;
}

export interface DeliveryStore {
  readonly webhooks: WebhookStore;
  /** @param limit - How many deliveries of each webhook are kept. At least 1. */
  activity(limit: number): ActivityStore;
}

/** Nothing outlives the Hub. */
export function memoryStore(): DeliveryStore {
  return { webhooks: FORGETFUL, activity: memoryActivity };
}

/** For webhooks that live in memory anyway. */
export const FORGETFUL: WebhookStore = { all: () => [], put: () => undefined, remove: () => undefined };
