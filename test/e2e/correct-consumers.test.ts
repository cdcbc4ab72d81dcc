/** Handlers that do nothing wrong, in five shapes: hubhook finds nothing, whatever their way of saying yes and no. */
import { describe, expect, it } from "vitest";
import { fuzz, type FuzzOptions, type FuzzResult } from "../../src/fuzz/index.ts";
import { formatResult } from "../../src/report/index.ts";
import { shapeNames, shapes } from "../consumers/shapes.ts";
import { failing } from "./failing.ts";
import { listening } from "./listening.ts";

const SECRET = "correct-horse";

/** The checks of consumers that call the Hub; none of these does. */
const CALLERS = ["acts-once", "acts-where-asked", "writes-clean-text", "no-feedback-loop", "survives-hub-errors"];

function skippedIn({ checks }: FuzzResult): readonly string[] {
  return checks.filter(({ status }) => status === "skipped").map(({ id }) => id);
}

describe.each(shapeNames)("a correct consumer in the shape of %s", (name) => {
  const { build, secretIn } = shapes[name];
  const options = { secret: SECRET, secretIn, runs: 40, timeoutMs: 5_000 } satisfies FuzzOptions;

  it.each([1, 2])("keeps every promise when it is called in this process, with seed %i", async (seed) => {
    const result = await fuzz(build({ secret: SECRET }).target, { ...options, seed });
    expect(failing(result), formatResult(result)).toEqual([]);
    expect(skippedIn(result)).toEqual(CALLERS);
  });

  it.each([3, 4])("keeps every promise over HTTP, with seed %i", async (seed) => {
    const url = await listening(await build({ secret: SECRET }).server());
    const result = await fuzz(url, { ...options, seed });
    expect(failing(result), formatResult(result)).toEqual([]);
  });

  it("keeps every promise that is left when it has no secret", async () => {
    const result = await fuzz(build().target, { ...options, secret: undefined, seed: 5 });
    expect(failing(result), formatResult(result)).toEqual([]);
    expect(skippedIn(result)).toEqual(["rejects-missing-secret", "rejects-wrong-secret", "keeps-secret", ...CALLERS]);
  });
});
