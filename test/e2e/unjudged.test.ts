/** A run that proves nothing must not look like one that proves something. */
import { describe, expect, it } from "vitest";
import { fuzz } from "../../src/fuzz/index.ts";
import { formatResult } from "../../src/report/index.ts";

const refusing = (status: number) => ({ fetch: async () => new Response(null, { status }) });

describe("a consumer that refuses everything", () => {
  it("gets no tick from checks that compare with a plain event", async () => {
    const { checks, ok } = await fuzz(refusing(404), { seed: 1, runs: 30 });
    const byId = new Map(checks.map((check) => [check.id, check]));
    expect(ok).toBe(false);
    expect(byId.get("accepts-every-event")?.status).toBe("failed");
    for (const id of [
      "accepts-edge-cases",
      "tolerates-new-scopes",
      "tolerates-new-fields",
      "survives-duplicates",
      "survives-any-order",
      "survives-concurrency",
    ]) {
      expect(byId.get(id), id).toMatchObject({ status: "skipped", reason: expect.stringContaining("can't be judged") });
    }
  });

  it.each([
    [401, {}, "--secret"],
    [403, { secret: "s3cret-value" }, "--secret-in"],
    [404, {}, "Is the URL right (/webhook)?"],
    [301, {}, "POST"],
  ])("is hinted at when it answers %i", async (status, options, hint) => {
    const result = await fuzz(refusing(status), { seed: 1, runs: 5, ...options });
    expect(result.hint).toContain(hint);
    expect(formatResult(result).split("\n")[0]).toContain(`! About the run: it answered ${status}`);
  });

  it("is an error when no check could be judged at all", async () => {
    const run = fuzz(refusing(401), { seed: 1, runs: 5, checks: ["accepts-edge-cases", "survives-duplicates"] });
    await expect(run).rejects.toThrow(/Failed to judge the consumer: it answered 401/);
  });
});

describe("a check without a case", () => {
  it("is skipped, not passed", async () => {
    const { checks } = await fuzz({ fetch: async () => new Response() }, { seed: 1, runs: 0 });
    expect(checks.find(({ id }) => id === "tolerates-new-scopes")).toMatchObject({
      status: "skipped",
      reason: "there was no case to run",
    });
  });
});
