/**
 * How much is going on, and when it is over. While there is something, a virtual clock stands still.
 */
import type { Clock } from "../base/index.ts";

export interface Work {
  begin(): void;
  /** Ends as many pieces of work as were begun. Default: one. */
  end(pieces?: number): void;
  /** Done when there is no work; at once, if there is none now. */
  over(): Promise<void>;
}

export function workOn(clock: Clock): Work {
  let pieces = 0;
  let over = Promise.resolve();
  let beOver: () => void = () => undefined;
  const isBusy = (): boolean => pieces > 0;
  return {
    begin() {
      pieces += 1;
      if (pieces > 1) return;
      over = new Promise((resolve) => {
        beOver = resolve;
      });
      clock.standStillFor(over);
    },
    end(ended = 1) {
      pieces -= ended;
      if (pieces === 0) beOver();
    },
    async over() {
      while (isBusy()) await over;
    },
  };
}
