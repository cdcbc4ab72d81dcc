/**
 * `hubTest`: a test with a Hub of its own, whose clock stands still, and which answers what the code under test sends to
 * the Hub. Each test has a fresh seed, told when the test fails.
 */
import { randomInt } from "node:crypto";
import { test, type TestAPI } from "vitest";
import { virtualClock, type VirtualClock } from "../base/index.ts";
import { createHub, interceptHub, type Hub } from "../hub/index.ts";
import { HUB_ORIGIN } from "../payload/index.ts";

export interface HubFixtures {
  /**
   * Decides the ids of the Hub, and whatever else the test takes from it, such as `fc.assert(…, { seed })`. New for each
   * test; the environment variable `HUBHOOK_SEED` says it instead.
   */
  readonly seed: number;
  /** The Hub's clock: it moves when the test says so. */
  readonly clock: VirtualClock;
  /** A Hub with nothing in it. What is sent to https://huggingface.co during the test is answered by it. */
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
  hub: async ({ seed }, use) => {
    const hub = createHub({ seed, clock: virtualClock() });
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
