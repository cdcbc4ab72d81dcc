/* The mock Hub */
export { createHub, type Hub, type HubOptions, type NewWebhook } from "./hub.ts";
export type { WebhookHandle } from "./webhook-handle.ts";
