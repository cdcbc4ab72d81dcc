/** What a day of deliveries does to a consumer. */
import { inBot, type Bug } from "../bug.ts";

/** Keeps the thread busy. */
function work(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

export const wear: readonly Bug[] = [
  {
    id: "searches-all-that-it-has-seen",
    wrong: "Each delivery takes longer than the one before.",
    check: "stays-up",
    build: inBot(() => {
      let seen = 0;
      return {
        early() {
          seen += 1;
          work(seen < 900 ? 0 : 12);
          return null;
        },
      };
    }),
  },
];
