/** Where the pages are. Those of the Hub are at the same paths (hub docs, webhooks); the last one is ours. */

export const WEBHOOKS_PATH = "/settings/webhooks";

export function activityPath(webhookId: string): string {
  return `${WEBHOOKS_PATH}/${webhookId}/activity`;
}

/** To this one a page posts. */
export function replayPath(webhookId: string, deliveryId: string): string {
  return `${activityPath(webhookId)}/${deliveryId}/replay`;
}
