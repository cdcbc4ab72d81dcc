/** An activity that tells somebody of each attempt and each limited delivery, as it is written down. */
import type { ActivityStore, Delivery } from "../delivery/index.ts";

export function toldActivity(store: ActivityStore, tell: (delivery: Delivery) => void): ActivityStore {
  return {
    ...store,
    add(delivery) {
      store.add(delivery);
      if (delivery.status === "limited") tell(delivery);
    },
    update(delivery) {
      store.update(delivery);
      tell(delivery);
    },
  };
}
