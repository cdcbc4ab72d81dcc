import { describe, expect, it } from "vitest";
import { virtualClock, type WireRequest } from "../../src/base/index.ts";
import { fetchConsumer, type Consumer } from "../../src/consumer/index.ts";
import { fuzzWithScouts, scout, type FuzzOptions, type FuzzResult, type Scouting } from "../../src/fuzz/index.ts";

const URL = "http://consumer.example/webhook";
const OPTIONS = { seed: 11, runs: 40, secret: "correct-horse", timeoutMs: 30, url: URL } satisfies FuzzOptions;

type Handler = (request: Request) => Promise<Response>;

/** Consumers that keep all promises, some, and hardly any. */
const handlers: Readonly<Record<string, Handler>> = {
  "takes everything": async () => new Response("ok"),
  "trusts the optional parts": guarded((payload) => String(Reflect.get(payload, "repo").headSha.length)),
  "breaks on comments": guarded((payload) => String(Reflect.get(payload, "comment").content.length)),
  "never answers a move": async (request) => {
    const text = await request.text();
    return text.includes('"move"') ? new Promise<Response>(() => undefined) : new Response("ok");
  },
};

function guarded(act: (payload: object) => string): Handler {
  return async (request) => {
    if (request.headers.get("x-webhook-secret") !== "correct-horse") return new Response("no", { status: 401 });
    const payload: unknown = await request.json();
    return new Response(typeof payload === "object" && payload !== null ? act(payload) : "ok");
  };
}

/** Counts what it is sent. */
function counting(handler: Handler): { readonly consumer: Consumer; readonly sent: readonly WireRequest[] } {
  const sent: WireRequest[] = [];
  const consumer = fetchConsumer(handler, "a consumer");
  return { consumer: { ...consumer, send: (...call) => (sent.push(call[0]), consumer.send(...call)) }, sent };
}

async function scoutedBy(
  count: number,
  handler: Handler,
  options: Omit<FuzzOptions, "seed" | "url"> = {},
): Promise<readonly Scouting[]> {
  const seen: Scouting[] = [];
  for (let index = 1; index <= count; index++) {
    const consumer = fetchConsumer(handler);
    seen.push(...(await scout(consumer, { ...OPTIONS, ...options, shard: `${index}/${count}` })));
    await consumer.close();
  }
  return seen;
}

async function fuzzed(
  handler: Handler,
  scoutings: readonly Scouting[],
  options: FuzzOptions = {},
): Promise<{ readonly result: FuzzResult; readonly sent: readonly WireRequest[] }> {
  const { consumer, sent } = counting(handler);
  const result = await fuzzWithScouts(consumer, { ...OPTIONS, ...options }, async () => scoutings);
  await consumer.close();
  return { result, sent };
}

/** A result without what no two runs have in common. */
function timeless(result: FuzzResult): unknown {
  return JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === "durationMs" ? 0 : value)));
}

describe("a run with scouts", () => {
  it.each(Object.entries(handlers))("has the result of one without, of a consumer that %s", async (_, handler) => {
    const alone = await fuzzed(handler, []);
    for (const scouts of [1, 3]) {
      const scouted = await fuzzed(handler, await scoutedBy(scouts, handler));
      expect(timeless(scouted.result)).toEqual(timeless(alone.result));
    }
  });

  it("sends only what was not seen to pass", async () => {
    const handler = handlers["takes everything"] ?? expect.fail();
    const options = { runs: 500, checks: ["accepts-every-event", "survives-invalid-payload"] };
    const alone = await fuzzed(handler, [], options);
    const scouted = await fuzzed(handler, await scoutedBy(2, handler, options), options);
    expect(alone.sent.length).toBeGreaterThan(500);
    expect(scouted.sent.length).toBe(2); // the greetings
  });

  it("does what lost scouts left", async () => {
    const handler = handlers["trusts the optional parts"] ?? expect.fail();
    const alone = await fuzzed(handler, []);
    const [first = expect.fail()] = await scoutedBy(3, handler);
    expect(timeless((await fuzzed(handler, [first])).result)).toEqual(timeless(alone.result));
  });

  it("ends where the scouts did, when there is a time", async () => {
    const handler = handlers["takes everything"] ?? expect.fail();
    const clock = virtualClock();
    const options = { runs: undefined, timeMs: 1_000, clock, checks: ["accepts-every-event"] } satisfies FuzzOptions;
    const ticking: Handler = async (request) => {
      await clock.advance({ ms: 10 });
      return handler(request);
    };
    const scoutings = await scoutedBy(1, ticking, options);
    const { result } = await fuzzed(handler, scoutings, options);
    expect(result.checks).toMatchObject([{ status: "passed", cases: scoutings[0]?.next }]);
    expect(result.runs).toBeGreaterThan(50);
  });
});

describe("a scout", () => {
  it("trusts nothing that it saw when the consumer is spoilt in the end", async () => {
    let requests = 0;
    const spoilt: Handler = async () => new Response("", { status: ++requests > 40 ? 500 : 200 });
    expect(await scoutedBy(1, spoilt, { checks: ["accepts-every-event"] })).toEqual([]);
  });

  it("ends early when nobody wants to know more", async () => {
    const handler = handlers["takes everything"] ?? expect.fail();
    const stopping = new AbortController();
    stopping.abort();
    const [only, ...others] = await scout(fetchConsumer(handler), { ...OPTIONS, signal: stopping.signal });
    expect([only?.next, others]).toEqual([1, []]);
  });
});
