import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRequest, type LoadSource } from "../../src/load/index.ts";
import { eventNames, eventNameOf, parsePayload } from "../../src/payload/index.ts";
import { incoherences } from "../helpers/coherence.ts";

const SOURCE: LoadSource = { url: "http://127.0.0.1:3000/webhook", seed: 42 };

const seed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const worker = fc.oneof(fc.nat(64).map(String), fc.stringMatching(/^[\w/-]{1,40}$/));
const index = fc.nat(2 ** 32 - 1);

/** What was sent, parsed by the strict rules. */
function payloadIn(body: string | Uint8Array) {
  const parsed = parsePayload(JSON.parse(String(body)), { strict: true });
  return parsed.ok ? parsed.payload : expect.fail(JSON.stringify(parsed.issues));
}

describe("loadRequest()", () => {
  it("is a delivery as the Hub makes it", () => {
    const { method, url, headers, body } = loadRequest({ ...SOURCE, secret: "s3cret", worker: "1", index: 26 });
    expect({ method, url }).toEqual({ method: "POST", url: SOURCE.url });
    expect(headers).toEqual([
      ["Content-Type", "application/json"],
      ["X-Webhook-Secret", "s3cret"],
      ["Webhook-Id", expect.stringMatching(/^[0-9a-f]{16}0000001a$/)],
    ]);
    expect(payloadIn(body).webhook.version).toBe(3);
  });

  it("follows from the seed, the worker and the index, in whatever order they are asked for", () => {
    fc.assert(
      fc.property(seed, fc.array(fc.tuple(worker, index), { minLength: 2, maxLength: 5 }), (seed, cases) => {
        const there = cases.map(([worker, index]) => loadRequest({ ...SOURCE, seed, worker, index }));
        const back = cases.toReversed().map(([worker, index]) => loadRequest({ ...SOURCE, seed, worker, index }));
        expect(back.toReversed()).toEqual(there);
      }),
    );
  });

  it("is another one as soon as the seed, the worker or the index is", () => {
    const one = fc.record({ seed, worker, index });
    fc.assert(
      fc.property(one, one, fc.constantFrom("seed", "worker", "index"), (a, b, part) => {
        fc.pre(a[part] !== b[part]);
        const first = loadRequest({ ...SOURCE, ...a });
        const second = loadRequest({ ...SOURCE, ...a, [part]: b[part] });
        expect(second.body).not.toBe(first.body);
        expect(second.headers).not.toEqual(first.headers);
      }),
      { numRuns: 1_000 },
    );
  });

  it("never repeats a body or a Webhook-Id, over workers that each send thousands", () => {
    const sent = ["1", "2", "11", "a/1", "a/2"].flatMap((worker) =>
      Array.from({ length: 4_000 }, (_, index) => loadRequest({ ...SOURCE, worker, index })),
    );
    expect(new Set(sent.map(({ body }) => body)).size).toBe(sent.length);
    expect(new Set(sent.map(({ headers }) => String(headers.at(-1)))).size).toBe(sent.length);
  });

  it("is valid by the strict rules, coherent, and of the events that were asked for", () => {
    const events = fc.option(fc.subarray([...eventNames], { minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(seed, worker, index, events, (seed, worker, index, events) => {
        const value = payloadIn(loadRequest({ ...SOURCE, seed, worker, index, events }).body);
        expect(incoherences(value)).toEqual([]);
        expect(events ?? eventNames).toContain(eventNameOf(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it("comes to every event", () => {
    const sent = Array.from({ length: 1_000 }, (_, index) => loadRequest({ ...SOURCE, worker: "1", index }));
    const seen = new Set(sent.map(({ body }) => eventNameOf(payloadIn(body))));
    expect([...seen].toSorted()).toEqual(eventNames.toSorted());
  });

  it("carries the secret where it belongs, and nowhere else", () => {
    const where = { ...SOURCE, url: "http://127.0.0.1:3000/webhook?a=b&secret=old", worker: "1", index: 0 };
    const { url, headers } = loadRequest({ ...where, secret: "{{ & }}", secretIn: "query" });
    expect(url).toBe("http://127.0.0.1:3000/webhook?a=b&secret=%7B%7B+%26+%7D%7D");
    expect(headers.map(([name]) => name)).toEqual(["Content-Type", "Webhook-Id"]);
    const none = loadRequest({ ...where, secret: "", secretIn: "query" });
    expect(none).toEqual(loadRequest(where));
    expect(none.url).toBe(where.url);
  });
});
