/**
 * Who is to be woken when. Deliveries that fail together are due together: one timer for each time, not for each delivery.
 */
import type { CancelTimer, Clock } from "../base/index.ts";

export interface RetryTimes {
  /** Has the delivery called when the time has come. @param atMs - In epoch milliseconds. */
  set(deliveryId: string, atMs: number): void;
  /** Nobody is called any more. */
  clear(): void;
}

/** @param onDue - Called with each delivery whose time has come, in the order in which they were set. */
export function retryTimes(clock: Clock, onDue: (deliveryId: string) => void): RetryTimes {
  const times = new Map<number, { readonly deliveryIds: string[]; readonly cancel: CancelTimer }>();
  return {
    set(deliveryId, atMs) {
      const time = times.get(atMs);
      if (time !== undefined) {
        time.deliveryIds.push(deliveryId);
        return;
      }
      const deliveryIds = [deliveryId];
      const cancel = clock.startTimer(atMs - clock.nowMs(), () => {
        times.delete(atMs);
        for (const id of deliveryIds) onDue(id);
      });
      times.set(atMs, { deliveryIds, cancel });
    },
    clear() {
      for (const { cancel } of times.values()) cancel();
      times.clear();
    },
  };
}
