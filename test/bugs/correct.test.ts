/** The other half of the proof: consumers that do nothing wrong are not accused, in whatever shape they come. */
import { expect, it, onTestFinished } from "vitest";
import { fuzz } from "../../src/fuzz/index.ts";
import { formatResult } from "../../src/report/index.ts";
import { failing } from "../e2e/failing.ts";
import { correctConsumers } from "./correct/index.ts";
import { recyclesItself } from "./correct/recycles-itself.ts";

const SECRET = "Correct.horse-42";

it("hubhook finds nothing wrong with one that ends, in order, between two deliveries of a case", async () => {
  const consumer = await recyclesItself(SECRET);
  onTestFinished(() => consumer.close());
  const result = await fuzz(consumer, { secret: SECRET, seed: 1, runs: 1_000, checks: ["survives-duplicates"] });
  expect(failing(result), formatResult(result)).toEqual([]);
}, 60_000);

it.each(correctConsumers)("hubhook finds nothing wrong with $id", async ({ secretIn, isSlow, open }) => {
  const consumer = await open(SECRET);
  onTestFinished(() => consumer.close());
  const runs = isSlow === true ? 10 : 40;
  const result = await fuzz(consumer, { secret: SECRET, secretIn, seed: 7, runs, timeoutMs: 5_000 });
  expect(failing(result), formatResult(result)).toEqual([]);
});
