/** An activity in memory, gone with the process. */
import { isUnfinished, type ActivityStore } from "../activity.ts";
import type { Delivery } from "../delivery.ts";

/** The deliveries of one webhook, oldest first; the first one has the number `first`, the next one a number more. */
interface Log {
  first: number;
  deliveries: Delivery[];
}

interface Place {
  readonly log: Log;
  readonly number: number;
}

/** @param limit - How many deliveries of each webhook are kept. At least 1. */
export function memoryActivity(limit: number): ActivityStore {
  const logs = new Map<string, Log>();
  const places = new Map<string, Place>();

  const indexOf = ({ log, number }: Place): number => number - log.first;
  const isKept = (place: Place): boolean => indexOf(place) >= place.log.deliveries.length - limit;

  /** Cuts the log only when it is twice as long as it has to be, so that cutting costs little per delivery. */
  const trim = (log: Log): void => {
    if (log.deliveries.length < 2 * limit) return;
    const dropped = log.deliveries.splice(0, log.deliveries.length - limit);
    log.first += dropped.length;
    for (const { id } of dropped) places.delete(id);
  };

  const keptPlace = (deliveryId: string): Place | undefined => {
    const place = places.get(deliveryId);
    return place !== undefined && isKept(place) ? place : undefined;
  };

  return {
    add(delivery) {
      let log = logs.get(delivery.webhookId);
      if (log === undefined) {
        log = { first: 0, deliveries: [] };
        logs.set(delivery.webhookId, log);
      }
      places.set(delivery.id, { log, number: log.first + log.deliveries.length });
      log.deliveries.push(delivery);
      trim(log);
    },
    update(delivery) {
      const place = keptPlace(delivery.id);
      if (place !== undefined) place.log.deliveries[indexOf(place)] = delivery;
    },
    get(deliveryId) {
      const place = keptPlace(deliveryId);
      return place?.log.deliveries[indexOf(place)];
    },
    page(webhookId, { limit: pageLimit = 50, before } = {}) {
      const log = logs.get(webhookId);
      if (log === undefined) return [];
      const place = before === undefined ? undefined : keptPlace(before);
      if (before !== undefined && place?.log !== log) return [];
      const oldest = Math.max(0, log.deliveries.length - limit);
      const to = place === undefined ? log.deliveries.length : indexOf(place);
      return log.deliveries.slice(Math.max(oldest, to - pageLimit), Math.max(oldest, to)).toReversed();
    },
    unfinished() {
      // A map tells its entries in the order in which they were added.
      return [...places.values()].filter(isKept).flatMap((place) => {
        const delivery = place.log.deliveries[indexOf(place)];
        return delivery !== undefined && isUnfinished(delivery) ? [delivery] : [];
      });
    },
    forget(webhookId) {
      for (const { id } of logs.get(webhookId)?.deliveries ?? []) places.delete(id);
      logs.delete(webhookId);
    },
  };
}
