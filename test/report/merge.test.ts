import { describe, expect, it } from "vitest";
import { fuzz, type FuzzOptions } from "../../src/fuzz/index.ts";
import { isJsonResult, jsonResult, mergeResults, type JsonResult } from "../../src/report/index.ts";
import { failed, finding, resultOf } from "./results.ts";

/** Breaks over private repos, and over closed discussions. */
const flawed = async (request: Request): Promise<Response> => {
  const { repo, discussion } = JSON.parse((await request.text()) || "{}");
  if (discussion?.status === "closed") return new Response(null, { status: 503 });
  return new Response(null, { status: repo?.private === true ? 500 : 200 });
};

async function told(options: FuzzOptions = {}): Promise<JsonResult> {
  const checks = ["accepts-every-event", "tolerates-new-fields", "keeps-secret"];
  return jsonResult(await fuzz(flawed, { seed: 3, runs: 300, checks, ...options }), { withEvidence: true });
}

/** A result as it comes out of a file. */
function reread(result: JsonResult): JsonResult {
  const value: unknown = JSON.parse(JSON.stringify(result));
  if (isJsonResult(value)) return value;
  throw new TypeError("It is not a result.");
}

function outline({ checks }: JsonResult): readonly unknown[] {
  return checks.map((check) => ({
    id: check.id,
    status: check.status,
    cases: check.status === "skipped" ? 0 : check.cases,
    symptoms: check.status === "failed" ? check.failures.map(({ title }) => title).toSorted() : [],
    failing: check.status === "failed" ? check.failures.reduce((sum, { cases }) => sum + cases, 0) : 0,
  }));
}

describe("mergeResults()", () => {
  it("makes of the shards of a run what the whole run tells", async () => {
    const whole = await told();
    const shards = await Promise.all([1, 2, 3].map((index) => told({ shard: `${index}/3` })));
    const merged = mergeResults(shards.map(reread));
    expect(outline(merged)).toEqual(outline(whole));
    expect(merged).toMatchObject({ seed: 3, runs: 300, ok: false });
  });

  it("tells findings apart by their payloads only where these decide", () => {
    const shards = (decides: "payload" | "answer"): readonly JsonResult[] =>
      ["/repo/private", "/repo/name"].map((pointer, index) => {
        const deciding = decides === "answer" ? null : [`changed ${pointer}`];
        return jsonResult(resultOf(failed(finding({ decides, deciding, index, edgeCase: null, event: pointer }))));
      });
    const failuresIn = ({ checks: [check] }: JsonResult): unknown =>
      check?.status === "failed" ? check.failures.map(({ cases }) => cases) : [];
    expect(failuresIn(mergeResults(shards("payload")))).toEqual([3, 3]);
    expect(failuresIn(mergeResults(shards("answer")))).toEqual([6]);
  });

  it("leaves a single result as it is", async () => {
    const one = reread(await told());
    expect(outline(mergeResults([one]))).toEqual(outline(one));
  });

  it("refuses runs that are not parts of one, and none at all", async () => {
    const [one, other] = [await told({ runs: 5 }), await told({ runs: 5, seed: 4 })];
    expect(() => mergeResults([one, other])).toThrow(/seed 3, another 4/);
    expect(() => mergeResults([])).toThrow(/no result/);
  });

  it("tells results from other JSON", () => {
    for (const value of [
      null,
      [],
      {},
      { checks: [{}] },
      { seed: 1, runs: 1, durationMs: 1, consumer: "", checks: [3] },
    ]) {
      expect(isJsonResult(value)).toBe(false);
    }
  });
});
