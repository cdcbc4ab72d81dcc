/**
 * The activity: what became of each webhook's deliveries. Where it is kept is decided in `store/`.
 */
import type { Delivery } from "./delivery.ts";

/** Which part of the activity to show. */
export interface ActivityPage {
  /** How many deliveries at most. Default: 50. */
  readonly limit?: number;
  /** Only deliveries older than this one: the last one of the page before. */
  readonly before?: string;
}

export interface ActivityStore {
  /** Adds a delivery as its webhook's newest; the oldest one may have to go. */
  add(delivery: Delivery): void;
  /** Puts the new state in place of the old one; does nothing if the delivery is not kept any more. */
  update(delivery: Delivery): void;
  get(deliveryId: string): Delivery | undefined;
  /** A webhook's deliveries, newest first; none after a delivery that is not kept any more. */
  page(webhookId: string, page?: ActivityPage): readonly Delivery[];
  /** Those without an outcome: queued, or waiting for a retry. Oldest first, whatever their webhook. */
  unfinished(): readonly Delivery[];
  /** Forgets all deliveries of a webhook. */
  forget(webhookId: string): void;
}

/** Whether the last word on a delivery has not been spoken. */
export function isUnfinished({ status }: Delivery): boolean {
  return status === "queued" || status === "retrying";
}
