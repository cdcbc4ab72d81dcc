/** Which case is blamed when a consumer ends only some time after its answer. */
import { expect, it } from "vitest";
import { fetchConsumer } from "../../src/consumer/index.ts";
import { fuzz } from "../../src/fuzz/index.ts";
import { failuresOf } from "../e2e/failing.ts";

it("blames no case for what another one left to do", async () => {
  const ends: Promise<void>[] = [];
  const consumer = fetchConsumer(async (request) => {
    const { discussion } = JSON.parse(await request.text());
    if (discussion?.isPullRequest === true) {
      const { promise, resolve } = Promise.withResolvers<void>();
      ends.push(promise);
      setTimeout(() => {
        resolve();
        throw new TypeError("too late");
      }, 3);
    }
    return new Response();
  });
  const result = await fuzz(consumer, { seed: 1, runs: 40, checks: ["accepts-every-event"] });
  await Promise.all(ends); // what is left to do is still the consumer's, not the test's
  await consumer.close();
  const blamed = failuresOf(result).map(({ payload }) => payload);
  expect(blamed).not.toEqual([]);
  for (const payload of blamed) expect(payload).toMatchObject({ discussion: { isPullRequest: true } });
});
