/** What fails now and then, whatever it is sent. */
import { inBot, type Bug } from "../bug.ts";

export const chance: readonly Bug[] = [
  {
    id: "fails-two-in-a-hundred",
    wrong: "One of fifty requests finds the database away.",
    check: "accepts-every-event",
    kind: "unsteady",
    build: inBot(() => {
      const next = dice(1);
      return { early: () => (next() < 0.02 ? new Response("no database", { status: 500 }) : null) };
    }),
  },
];

/** Numbers from 0 to 1 in an order that nobody can see through, the same each time (a linear congruential generator). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
