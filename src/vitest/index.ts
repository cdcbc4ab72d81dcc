/**
 * hubhook for vitest: import it in a test, or as a setup file for the matchers alone.
 */
import { expect } from "vitest";
import { toHaveAnswered, toHaveReceived, toKeepPromises, type HubMatchers } from "./matchers.ts";

expect.extend({ toHaveReceived, toHaveAnswered, toKeepPromises });

declare module "vitest" {
  // The parameters have to be those that vitest gives it.
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends HubMatchers<R> {}
}

/* A test with a Hub */
export { hubTest, type HubFixtures } from "./hub-test.ts";
/* What can be expected of webhooks and consumers */
export type { HubMatchers } from "./matchers.ts";
