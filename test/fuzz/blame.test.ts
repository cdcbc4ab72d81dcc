/** Which case is blamed when a consumer ends only some time after its answer. */
import { expect, it } from "vitest";
import { fuzz } from "../../src/fuzz/index.ts";
import { failuresOf } from "../e2e/failing.ts";

it("blames no case for what another one left to do", async () => {
  const app = async (request: Request): Promise<Response> => {
    const { discussion } = JSON.parse(await request.text());
    if (discussion?.isPullRequest === true) {
      setTimeout(() => {
        throw new TypeError("too late");
      }, 3);
    }
    return new Response();
  };
  const result = await fuzz(app, { seed: 1, runs: 40, checks: ["accepts-every-event"] });
  const blamed = failuresOf(result).map(({ payload }) => payload);
  expect(blamed).not.toEqual([]);
  for (const payload of blamed) expect(payload).toMatchObject({ discussion: { isPullRequest: true } });
});
