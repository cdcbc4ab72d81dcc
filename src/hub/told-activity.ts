/** An activity that tells somebody of each attempt, each outcome and each limited delivery, as it is written down. */
import type { ActivityStore, Delivery, DeliveryAttempt } from "../delivery/index.ts";

export function toldActivity(store: ActivityStore, tell: (delivery: Delivery) => void): ActivityStore {
  const told = new WeakSet<DeliveryAttempt>();
  /** That a retry's time has come is no news: how it went will be. */
  const isNews = ({ status, attempts }: Delivery): boolean => {
    const last = attempts.at(-1);
    return status !== "queued" || (last !== undefined && !told.has(last));
  };
  return {
    ...store,
    add(delivery) {
      store.add(delivery);
      if (delivery.status === "limited") tell(delivery);
    },
    update(delivery) {
      store.update(delivery);
      const isToTell = isNews(delivery);
      const last = delivery.attempts.at(-1);
      if (last !== undefined) told.add(last);
      if (isToTell) tell(delivery);
    },
  };
}
