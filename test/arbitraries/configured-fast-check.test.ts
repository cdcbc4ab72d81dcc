import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plainPayload } from "../../src/arbitraries/index.ts";

beforeAll(() => void fc.configureGlobal({ endOnFailure: true, numRuns: 3, seed: 7 }));
afterAll(() => fc.resetConfigureGlobal());

it("gives the plainest payload, however the user's tests configure fast-check", () => {
  expect(plainPayload("repo:create", "model").repo.id).toBe("000000000000000000000001");
});
