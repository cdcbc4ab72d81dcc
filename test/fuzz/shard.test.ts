import { describe, expect, it } from "vitest";
import { realClock, virtualClock, type WireRequest } from "../../src/base/index.ts";
import type { Consumer } from "../../src/consumer/index.ts";
import { fuzz, type FuzzOptions } from "../../src/fuzz/index.ts";

/** Takes everything, and remembers what came; or refuses what comes without the secret. */
function recording(): { readonly consumer: Consumer; readonly sent: readonly WireRequest[] } {
  const sent: WireRequest[] = [];
  const consumer: Consumer = {
    name: "a recording",
    url: "http://127.0.0.1:9/webhook",
    async send(request) {
      sent.push(request);
      const status = request.headers.some(([, value]) => value === "correct-horse") ? 200 : 401;
      return { kind: "answered", status, headers: {}, body: "", bodyCut: false, durationMs: 1 };
    },
    close: async () => undefined,
  };
  return { consumer, sent };
}

const OPTIONS: FuzzOptions = { seed: 7, runs: 60, secret: "correct-horse" };

/** What was delivered, to the byte, but for the plain push that each run begins, measures and ends with. */
async function delivered(options: FuzzOptions): Promise<readonly string[]> {
  const { consumer, sent } = recording();
  await fuzz(consumer, { ...OPTIONS, ...options });
  const asText = ({ url, headers, body }: WireRequest): string =>
    JSON.stringify([url, headers, Buffer.from(body).toString("base64")]);
  return sent.filter(({ body }) => body !== sent[0]?.body).map(asText);
}

describe("--shard", () => {
  it.each([2, 3, 7])("makes %i parts that are together the whole run, to the byte", async (of) => {
    const whole = await delivered({});
    const parts: string[] = [];
    for (let index = 1; index <= of; index++) parts.push(...(await delivered({ shard: `${index}/${of}` })));
    expect(parts).toHaveLength(whole.length);
    expect(new Set(parts)).toEqual(new Set(whole));
    expect(whole.length).toBeGreaterThan(1_000);
  });

  it.each(["0/3", "4/3", "2", "a/b", "1/0"])("refuses %s", async (shard) => {
    await expect(fuzz(recording().consumer, { ...OPTIONS, shard })).rejects.toThrow(/as in 2\/5/);
  });

  it("needs a seed, or the parts would be of different runs", async () => {
    await expect(fuzz(recording().consumer, { runs: 1, shard: "1/2" })).rejects.toThrow(/needs a seed/);
  });
});

describe("--time", () => {
  it("goes on until the time is over, each check for its share of it", async () => {
    const clock = virtualClock();
    const { consumer } = recording();
    const ticking: Consumer = {
      ...consumer,
      async send(request, options) {
        await clock.advance({ ms: 10 });
        return consumer.send(request, options);
      },
    };
    const checks = ["tolerates-new-scopes", "tolerates-new-fields"];
    const result = await fuzz(ticking, { seed: 1, secret: "correct-horse", timeMs: 2_000, checks, clock });
    const cases = result.checks.map((check) => (check.status === "skipped" ? 0 : check.cases));
    expect(cases.every((count) => count >= 50 && count <= 101)).toBe(true);
    expect(result.durationMs).toBeLessThan(2_100);
    expect(result.runs).toBe(Math.max(...cases));
  });

  it("ends a run beside a number of runs, whichever comes first", async () => {
    const options = { seed: 1, checks: ["accepts-every-event"], secret: "correct-horse" };
    const few = await fuzz(recording().consumer, { ...options, timeMs: 60_000, runs: 5 });
    expect(few.checks).toMatchObject([{ cases: 16, leftOut: 0 }]);
    let nowMs = 0;
    const clock = { ...realClock(), nowMs: () => (nowMs += 1) }; // it goes on whenever it is looked at
    const { checks } = await fuzz(recording().consumer, { ...options, clock, timeMs: 100, runs: 1_000_000 });
    const [check] = checks;
    if (check?.status !== "passed") throw new TypeError("The check did not pass.");
    expect(check.cases + check.leftOut).toBe(1_000_011);
    expect(check.leftOut).toBeGreaterThan(0);
  });
});
