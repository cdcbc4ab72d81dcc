import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadResult } from "../../src/load/index.ts";

const TIMES = {
  min: 1,
  max: 90,
  count: 96,
  mean: 4.5,
  p50: 3,
  median: 3,
  p75: 5,
  p90: 8,
  p95: 10.1,
  p99: 58.6,
  p999: 90,
};

/** As Artillery 2.0.34 writes it, less what is not read. */
const REPORT = {
  aggregate: {
    counters: {
      "vusers.created_by_name.hubhook load": 100,
      "vusers.created": 100,
      "http.requests": 100,
      "http.codes.200": 90,
      "http.codes.500": 6,
      "http.responses": 96,
      "plugins.metrics-by-endpoint./webhook.codes.200": 90,
      "vusers.failed": 10,
      "vusers.completed": 90,
      "errors.HTTP 500": 6,
      "errors.ETIMEDOUT": 4,
    },
    rates: { "http.request_rate": 50 },
    summaries: { "http.response_time": TIMES, "http.response_time.2xx": { ...TIMES, p99: 1 } },
  },
  intermediate: [],
};
const STRICT = { maxErrorPercent: 0, p99Ms: null };

describe("loadResult()", () => {
  it("tells answers from silence, each failure once", () => {
    expect(loadResult(REPORT, STRICT)).toEqual({
      requests: 100,
      failed: 10,
      statuses: { "200": 90, "500": 6 },
      errors: { ETIMEDOUT: 4 },
      latencyMs: { min: 1, mean: 4.5, p50: 3, p95: 10.1, p99: 58.6, max: 90 },
      broken: ["10 of 100 requests failed"],
      ok: false,
    });
  });

  it.each([
    [{ maxErrorPercent: 10, p99Ms: null }, []],
    [{ maxErrorPercent: 10, p99Ms: 59 }, []],
    [{ maxErrorPercent: 10, p99Ms: 58.6 }, ["p99 is 58.6 ms, and not below 58.6 ms"]],
    [{ maxErrorPercent: 9.9, p99Ms: 60 }, ["10 of 100 requests failed, which is 10.00 % and more than 9.9 %"]],
    [{ maxErrorPercent: 0, p99Ms: 50 }, ["10 of 100 requests failed", "p99 is 58.6 ms, and not below 50 ms"]],
  ])("with %j says that %j is broken", (wanted, broken) => {
    expect(loadResult(REPORT, wanted)).toMatchObject({ broken, ok: broken.length === 0 });
  });

  it("is not well when nothing was answered, however many may fail", () => {
    const counters = { "vusers.created_by_name.hubhook load": 30, "vusers.created": 30, "errors.ECONNREFUSED": 30 };
    const report = { aggregate: { counters, summaries: {} } };
    expect(loadResult(report, { maxErrorPercent: 100, p99Ms: 100 })).toMatchObject({
      failed: 30,
      latencyMs: null,
      broken: ["there is no answer to time"],
    });
    expect(loadResult(report, STRICT)).toMatchObject({ errors: { ECONNREFUSED: 30 }, ok: false });
  });

  it("takes nothing else for a report of its own", () => {
    const { "vusers.created_by_name.hubhook load": _, ...counters } = REPORT.aggregate.counters;
    expect(loadResult({ aggregate: { ...REPORT.aggregate, counters } }, STRICT)).toBeUndefined();
    fc.assert(fc.property(fc.jsonValue(), (value) => loadResult(value, STRICT) === undefined));
  });
});
