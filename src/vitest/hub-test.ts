/**
 * `hubTest`: a test with a Hub of its own, whose clock stands still, and which answers what the code under test sends to
 * the Hub. Each test has a fresh seed, told when the test fails.
 */
import { randomInt } from "node:crypto";
import { test, type TestAPI } from "vitest";
import { aimOf, repoIdsOf, userIdsOf, type Aim, type Domain } from "../arbitraries/index.ts";
import { virtualClock, type VirtualClock } from "../base/index.ts";
import { putWatched } from "../checks/index.ts";
import { createHub, interceptHub, type Hub } from "../hub/index.ts";
import { HUB_ORIGIN, type WatchedItem } from "../payload/index.ts";

export interface HubFixtures {
  /**
   * What the webhook of the code under test watches. The Hub has it, with the ids that payloads for `aim` have.
   * Default: nothing; `hubTest.override({ watched: [{ type: "model", name: "acme/churn" }] })` says it for the block that it is in.
   */
  readonly watched: readonly WatchedItem[];
  /** The domains of that webhook. Default: both. */
  readonly domains: readonly Domain[];
  /** The same for arbitraries: `payload({ aim })` and `story({ aim })` are about what is watched. */
  readonly aim: Aim;
  /**
   * Decides the ids of the Hub, and whatever else the test takes from it, such as `fc.assert(…, { seed })`. New for each
   * test; the environment variable `HUBHOOK_SEED` says it instead.
   */
  readonly seed: number;
  /** The Hub's clock: it moves when the test says so. */
  readonly clock: VirtualClock;
  /** A Hub with nothing in it but what is watched. What is sent to https://huggingface.co during the test is answered by it. */
  readonly hub: Hub<VirtualClock>;
}

/**
 * A test of vitest with `hub`, `clock` and `seed`.
 * @example
 * hubTest("answers a mention", async ({ hub }) => { … });
 */
export const hubTest: TestAPI<HubFixtures> = test.extend<HubFixtures>({
  seed: async ({ task }, use) => {
    const seed = seedFrom(process.env["HUBHOOK_SEED"]);
    await use(seed);
    if (task.result?.state === "fail") {
      for (const error of task.result.errors ?? []) error.message += `\n\nAgain with HUBHOOK_SEED=${seed}.`;
    }
  },
  watched: [],
  domains: [],
  aim: async ({ watched, domains }, use) => {
    await use(aimOf({ watched, domains }));
  },
  hub: async ({ seed, watched }, use) => {
    const aim = aimOf({ watched });
    const hub = createHub({ seed, clock: virtualClock(), userIds: userIdsOf(aim), repoIds: repoIdsOf(aim) });
    putWatched(hub, watched);
    const line = await interceptHub(HUB_ORIGIN);
    const unmount = line.mount(hub.handlers);
    try {
      await use(hub);
    } finally {
      unmount();
      line.close();
      await hub.close();
    }
  },
  clock: async ({ hub }, use) => {
    await use(hub.clock);
  },
});

function seedFrom(text: string | undefined): number {
  const seed = text === undefined || text === "" ? randomInt(2 ** 31 - 1) : Number(text);
  if (Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`Failed to read HUBHOOK_SEED="${text}": it is no integer. Copy it from a failure.`);
}
