/**
 * One delivery as it travels: the request that the Hub sends. Sources: hub docs, webhooks ("POST", the body, the secret
 * in `X-Webhook-Secret`) and their change of 2026-08-31 (`Webhook-Id`).
 */
import type { Header, WireRequest } from "../base/index.ts";
import type { AnyPayload } from "../payload/index.ts";

/** Where a delivery goes. */
export interface DeliveryTarget {
  /** Taken as it is: who wants the secret in the query writes it there. */
  readonly url: string;
  /** Sent as it is, without hashing or signing. None, or an empty one, sends no header. */
  readonly secret?: string | undefined;
}

/**
 * The request of one delivery.
 * @param body - The payload, written as compact JSON; or a body to send as it is, whatever it holds.
 * @param deliveryId - The `Webhook-Id`: the same for each retry and replay of a delivery.
 */
export function deliveryRequest(
  { url, secret }: DeliveryTarget,
  body: AnyPayload | string | Uint8Array,
  deliveryId: string,
): WireRequest {
  const headers: Header[] = [["Content-Type", "application/json"]];
  if (secret !== undefined && secret !== "") headers.push(["X-Webhook-Secret", secret]);
  headers.push(["Webhook-Id", deliveryId]);
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  return { url, headers, body: isRaw ? body : JSON.stringify(body) };
}
