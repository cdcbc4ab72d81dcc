/**
 * What a consumer holds once it has come to rest. Nothing says when that is, so it is learned: how late changes come, and what
 * never stops changing, such as a clock.
 */
import { setTimeout as pause } from "node:timers/promises";
import { messageOf, remembered, UnableError } from "../base/index.ts";
import { differences } from "../payload/index.ts";

export interface StateReader {
  /** The state at once, as JSON shows it. */
  now(): Promise<unknown>;
  /** The same when nothing has changed for a while. */
  settled(): Promise<unknown>;
  /**
   * Has the next two states be waited for as long as the slowest consumers take, so that it is known how long that is.
   * @returns false once that is known, or does not show.
   */
  learn(): boolean;
  /** What never stops changing: pointers into the state. */
  restless(): readonly string[];
}

/** How often to look, in milliseconds. */
const LOOK_MS = 10;

/** How long to wait for a change of which nobody knows whether it comes, in milliseconds, and in all. */
const LONGEST_MS = 1_000;
const MOST_MS = 5_000;

/** How many times as long as the latest change so far took. */
const PATIENCE = 3;

/** What has changed in so many looks in a row never stops. */
const RESTLESS = 12;

/** How many states are waited for long enough to learn, and how often. */
const LESSON = 2;
const MOST_LESSONS = 2;

/** The reader of a snapshot: what it learns is kept as long as the function is. */
export const stateReader: (snapshot: () => Promise<unknown>) => StateReader = remembered((snapshot) => {
  const restless = new Set<string>();
  const inRow = new Map<string, number>();
  let latestMs = 0; // how long after the last change, or the last delivery, a change came
  let lessons = 0; // states that are still to be waited for that long
  let given = 0;
  const changed = (before: unknown, after: unknown): boolean => {
    const pointers = differences(before, after).map(({ pointer }) => pointer);
    for (const pointer of inRow.keys()) if (!pointers.includes(pointer)) inRow.delete(pointer);
    for (const pointer of pointers) {
      const times = (inRow.get(pointer) ?? 0) + 1;
      inRow.set(pointer, times);
      if (times >= RESTLESS) restless.add(pointer);
    }
    return pointers.some((pointer) => !restless.has(pointer));
  };
  return {
    now: async () => asJson(await snapshot()),
    async settled() {
      const longMs = lessons > 0 ? LONGEST_MS : Math.max(LOOK_MS, PATIENCE * latestMs);
      let state = asJson(await snapshot());
      let stillMs = 0;
      for (let waitedMs = 0; stillMs < longMs && waitedMs < MOST_MS; waitedMs += LOOK_MS) {
        await pause(LOOK_MS);
        stillMs += LOOK_MS;
        const next = asJson(await snapshot());
        if (changed(state, next)) {
          latestMs = Math.min(LONGEST_MS / PATIENCE, Math.max(latestMs, stillMs));
          stillMs = 0;
        }
        state = next;
      }
      inRow.clear();
      lessons = Math.max(0, lessons - 1);
      return state;
    },
    learn() {
      if (given >= MOST_LESSONS || latestMs > LOOK_MS) return false;
      given += 1;
      lessons = LESSON;
      return true;
    },
    restless: () => [...restless],
  };
});

/** As JSON shows it; maps and sets, which it does not show, by what is in them. @throws UnableError for a circle. */
function asJson(value: unknown): unknown {
  const text = jsonOf(value);
  return text === undefined ? null : JSON.parse(text);
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_key, one: unknown) => {
      if (one instanceof Map) return Object.fromEntries([...one].map(([key, held]) => [String(key), held]));
      if (one instanceof Set) return [...one];
      return typeof one === "bigint" ? String(one) : one;
    });
  } catch (thrown) {
    const [why = ""] = messageOf(thrown).split("\n");
    throw new UnableError(
      `Failed to show as JSON what the consumer holds: ${why}. Give a snapshot of its values alone.`,
      {
        cause: thrown,
      },
    );
  }
}
