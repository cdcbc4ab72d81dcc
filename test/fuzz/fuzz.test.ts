/** A run as a whole, on consumers that are small enough to know what has to come out. */
import { ANYTHING } from "../../src/arbitraries/index.ts";
import { describe, expect, it } from "vitest";
import { virtualClock } from "../../src/base/index.ts";
import { caseAt, casesOf } from "../../src/fuzz/case.ts";
import { parsePath } from "../../src/fuzz/path.ts";
import { checks } from "../../src/checks/index.ts";
import type { Consumer, FetchHandler } from "../../src/consumer/index.ts";
import {
  fuzz,
  UnreachableConsumerError,
  type FuzzOptions,
  type FuzzResult,
  type Progress,
} from "../../src/fuzz/index.ts";
import { failing, findingsOf } from "../e2e/failing.ts";

/** A handler that judges the payload; what it cannot judge, it refuses. */
function handler(judge: (payload: Payload) => number): FetchHandler {
  return async (request) => {
    try {
      return new Response(null, { status: judge(JSON.parse(await request.text())) });
    } catch {
      return new Response(null, { status: 400 });
    }
  };
}

/** What the handlers here look at. */
interface Payload {
  readonly event: { readonly scope: string; readonly action: string };
  readonly repo: { readonly name: string; readonly type: string };
  readonly discussion?: { readonly title?: unknown; readonly num?: unknown; readonly status?: unknown };
}

const titleLengthOf = ({ discussion }: Payload): number =>
  typeof discussion?.title === "string" ? discussion.title.length : 0;

const NUM_101 = { kind: "changed", pointer: "/discussion/num", plain: 1, value: 101 };

const EVENTS = { checks: ["accepts-every-event"], seed: 1 } satisfies FuzzOptions;

/** A result without the one thing that differs from run to run. */
function timeless(result: FuzzResult): unknown {
  return JSON.parse(
    JSON.stringify({ ...result, durationMs: 0 }, (key, value: unknown) => (key === "durationMs" ? 0 : value)),
  );
}

describe("fuzz", () => {
  it("finds the same again with the same seed", async () => {
    const flawed = handler((payload) => (titleLengthOf(payload) > 20 ? 500 : 200));
    const options = { seed: 42, runs: 50 };
    const [one, other] = [await fuzz(flawed, options), await fuzz(flawed, options)];
    expect(failing(one)).not.toEqual([]);
    expect(timeless(other)).toEqual(timeless(one));
  });

  it("sends more with more runs, and nothing else in the first ones", async () => {
    const bodiesOf = async (runs: number): Promise<readonly string[]> => {
      const bodies: string[] = [];
      await fuzz(
        async (request: Request) => {
          bodies.push(await request.text());
          return new Response();
        },
        { ...EVENTS, runs },
      );
      return bodies.slice(1, -1); // without the greeting and the farewell
    };
    const [few, many] = [await bodiesOf(10), await bodiesOf(30)];
    expect(many.length).toBeGreaterThanOrEqual(few.length + 20); // a case may take several deliveries
    expect(many.slice(0, few.length)).toEqual(few);
  });

  it("takes its seed from the clock, and tells it", async () => {
    const { seed } = await fuzz(
      handler(() => 200),
      { runs: 0, clock: virtualClock(1_234_567) },
    );
    expect(seed).toBe(1_234_567);
  });

  it("runs the checks that are asked for, without those that are to be skipped, and passes on what a skip means", async () => {
    const ids = (result: FuzzResult): readonly string[] => result.checks.map(({ id, status }) => `${id} ${status}`);
    const chosen = { checks: ["stays-up", "accepts-every-event", "keeps-secret"], skip: ["stays-up"], runs: 2 };
    expect(
      ids(
        await fuzz(
          handler(() => 200),
          chosen,
        ),
      ),
    ).toEqual(["accepts-every-event passed", "keeps-secret skipped"]);
    expect(
      (
        await fuzz(
          handler(() => 200),
          { runs: 0 },
        )
      ).checks,
    ).toHaveLength(checks.filter(({ needsSnapshot }) => !needsSnapshot).length);
  });

  it.each([
    [{ runs: -1 }, "Failed to use runs = -1"],
    [{ runs: 1.5 }, "Failed to use runs = 1.5"],
    [{ seed: Number.NaN }, "Failed to use seed = NaN"],
    [{ timeoutMs: 0 }, "Failed to use timeoutMs = 0"],
    [{ checks: ["nope"] }, 'Failed to choose the check "nope"'],
    [{ skip: ["nope"] }, 'Failed to choose the check "nope"'],
    [{ checks: [] }, "all of them are skipped"],
    [{ rate: 0 }, "Failed to use rate = 0"],
    [{ concurrency: 0 }, "Failed to use concurrency = 0"],
    [{ after: ["stays-up/1"] }, "there is no case to run"],
    [{ path: "1", seed: 1, checks: ["stays-up"], after: ["nope/1"] }, 'no check is called "nope"'],
    [{ path: "1", checks: ["stays-up"] }, "it needs the seed and the one check"],
    [{ path: "1", seed: 1 }, "it needs the seed and the one check"],
    [{ path: "one", seed: 1, checks: ["stays-up"] }, "it is not a valid path"],
    [{ path: "1:99999", seed: 1, checks: ["accepts-every-event"] }, "it leads nowhere"],
  ])("refuses %j before it sends much, with advice", async (options, message) => {
    let requests = 0;
    const counting: FetchHandler = () => new Response(String((requests += 1)));
    await expect(fuzz(counting, options)).rejects.toThrow(message);
    expect(requests).toBeLessThan(2);
  });

  it("does not start when nobody listens", async () => {
    await expect(fuzz("http://127.0.0.1:1/webhook")).rejects.toThrow(UnreachableConsumerError);
  });

  it("tells how far it is, after each case", async () => {
    const told: Progress[] = [];
    const result = await fuzz(
      handler(() => 200),
      { checks: ["accepts-every-event", "stays-up"], runs: 10, onProgress: (at) => told.push(at) },
    );
    const cases = result.checks.reduce((sum, check) => sum + (check.status === "skipped" ? 0 : check.cases), 0);
    expect(told.map(({ cases }) => cases)).toEqual(Array.from({ length: cases }, (_, index) => index + 1));
    expect(told.at(0)).toMatchObject({ checkId: "accepts-every-event", casesPlanned: cases, findings: 0 });
    expect(told.at(-1)).toMatchObject({ cases, casesPlanned: cases });
  });

  it("ends at the first failure with bail, and says of the rest why it did not run", async () => {
    const result = await fuzz(
      handler(() => 500),
      { checks: ["accepts-every-event", "accepts-buckets"], bail: true, runs: 10 },
    );
    expect(result.checks).toMatchObject([
      { status: "failed", failures: [{ cases: 1 }] },
      { status: "skipped", reason: "the run ended before it" },
    ]);
  });

  it("lets go of a consumer that it made, and not of one that it was given", async () => {
    let closed = 0;
    const mine: Consumer = {
      name: "mine",
      send: async () => ({ kind: "answered", status: 200, headers: {}, body: "", bodyCut: false, durationMs: 0 }),
      close: async () => void (closed += 1),
    };
    await fuzz(mine, { ...EVENTS, runs: 0 });
    expect(closed).toBe(0);
  });

  it("proves nothing when the consumer is spoilt at the end and no check saw how", async () => {
    let requests = 0;
    const dying: FetchHandler = () => new Response(null, { status: (requests += 1) > 30 ? 500 : 401 });
    const run = fuzz(dying, { checks: ["survives-malformed-body"], seed: 1, runs: 0 });
    await expect(run).rejects.toThrow("no check failed, and yet the consumer answers 500 to a plain push");
  });
});

describe("a failure", () => {
  it("is the smallest there is: a number just too large, and all the rest plain", async () => {
    const narrow = handler(({ discussion }) => (Number(discussion?.num ?? 0) > 100 ? 500 : 200));
    const failures = findingsOf(await fuzz(narrow, { ...EVENTS, runs: 100 }));
    expect(failures).toHaveLength(1);
    expect(failures[0]?.example.differences).toEqual([NUM_101]);
  });

  it("is one that nothing smaller of its kind would show: titles are made of words", async () => {
    const limit = 20;
    const short = handler((payload) => (titleLengthOf(payload) > limit ? 500 : 200));
    const [finding, ...others] = findingsOf(await fuzz(short, { ...EVENTS, runs: 300 }));
    expect(others).toEqual([]);
    const failure = finding?.example;
    expect(failure?.differences).toMatchObject([{ kind: "changed", pointer: "/discussion/title" }]);
    const [check] = checks.filter(({ id }) => id === failure?.found.check);
    if (check === undefined || failure === undefined) throw new RangeError("There is no failure.");
    const setup = { url: failure.request.url, secret: null, secretIn: "header", aim: ANYTHING } as const;
    const smallest = caseAt(casesOf(check, setup, failure.found.seed), parsePath(failure.found.path));
    const smaller = [...(smallest?.smaller() ?? [])].map(({ trial }): Payload =>
      JSON.parse(JSON.stringify(trial.payload)),
    );
    expect(smaller).not.toEqual([]);
    expect(smaller.filter((payload) => titleLengthOf(payload) > limit)).toEqual([]);
  });

  it("is the same whatever seed finds it", async () => {
    const canonical = handler(({ repo }) => (repo.name.includes("/") ? 200 : 500));
    const found = new Set<string>();
    for (const seed of [1, 2, 3]) {
      for (const { example } of findingsOf(await fuzz(canonical, { ...EVENTS, seed, runs: 200 }))) {
        found.add(JSON.stringify(example.differences?.map(({ pointer }) => pointer)));
      }
    }
    expect([...found]).toEqual(['["/repo/name"]']);
  });

  it("is told once for each cause, with a count and the names of the others", async () => {
    const two = handler(({ repo, discussion }) =>
      !repo.name.includes("/") ? 500 : discussion?.status === "draft" ? 501 : 200,
    );
    const failures = findingsOf(await fuzz(two, { ...EVENTS, runs: 400 }));
    expect(failures.map(({ example }) => example.happened).toSorted()).toEqual(["answered 500", "answered 501"]);
    for (const { cases, alsoWith } of failures) {
      expect(cases).toBeGreaterThan(5);
      expect(new Set(alsoWith).size).toBe(alsoWith.length);
      expect(alsoWith.length).toBeGreaterThan(1);
    }
  });

  it("of all plain events is one failure with the events by name", async () => {
    const [failure, ...others] = findingsOf(
      await fuzz(
        handler(() => 500),
        { ...EVENTS, runs: 100 },
      ),
    );
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ example: { differences: [] }, cases: 93 });
    expect(failure?.alsoWith).toHaveLength(10);
  });

  it("is told under its own check when nothing claims it, and under the one that says best what is wrong", async () => {
    const silent: FetchHandler = () => new Promise(() => {});
    const options = { checks: ["accepts-every-event", "answers-in-time"], runs: 1, seed: 1, timeoutMs: 20 };
    const both = await fuzz(silent, options);
    expect(failing(both)).toEqual(["answers-in-time"]);
    expect(findingsOf(both)[0]?.example).toMatchObject({ symptom: "timeout", event: "repo.content:update" });
    const alone = await fuzz(silent, { ...options, checks: ["accepts-every-event"] });
    expect(failing(alone)).toEqual(["accepts-every-event"]);
  });

  it("of a place that holds another type is found, whatever the type: a scope that is a number", async () => {
    const splits = async (request: Request): Promise<Response> => {
      const payload = Object(await request.json().catch(() => null));
      const scope: unknown = payload.event?.scope;
      if (typeof scope !== "string" && typeof scope !== "number") return new Response(null, { status: 400 });
      return new Response(null, { status: typeof scope === "number" ? 500 : 200 });
    };
    for (const seed of [1, 2, 3]) {
      const { ok } = await fuzz(splits, { seed, checks: ["survives-invalid-payload"] });
      expect(ok).toBe(false);
    }
  });

  it("of silence is waited for a few times, and no more", async () => {
    let waits = 0;
    const silentToDrafts: FetchHandler = async (request) => {
      const { discussion }: Payload = JSON.parse(await request.text());
      if (discussion?.status !== "draft") return new Response();
      waits += 1;
      return await new Promise(() => {});
    };
    const result = await fuzz(silentToDrafts, { ...EVENTS, runs: 1_000, timeoutMs: 10 });
    expect(findingsOf(result)).toMatchObject([{ example: { symptom: "timeout" } }]);
    expect(findingsOf(result)[0]?.cases).toBeLessThanOrEqual(3);
    const [check] = result.checks;
    expect(check?.status === "failed" ? check.leftOut : 0).toBeGreaterThan(20);
    expect(waits).toBeLessThan(40);
  });

  it("shows what was sent to the byte when it runs again by its path", async () => {
    const flawed = handler(({ event }) => (event.scope === "discussion.comment" ? 500 : 200));
    for (const { example } of findingsOf(await fuzz(flawed, { seed: 5, runs: 30 }))) {
      const { found, request, happened, payload } = example;
      const again = findingsOf(await fuzz(flawed, { ...found, checks: [found.check] }));
      expect(again).toMatchObject([{ example: { request, happened, payload, found }, cases: 1 }]);
    }
  });
});

describe("a consumer that ends after its answer", () => {
  /** Throws where nobody catches, some time after it answered to a repo without a namespace. */
  const crashing = (afterMs: number): FetchHandler =>
    handler(({ repo }) => {
      if (!repo.name.includes("/"))
        setTimeout(() => {
          throw new Error(`no namespace in ${repo.name}`);
        }, afterMs);
      return 200;
    });

  it.each([0, 5])("is blamed for the case that ended it, when that shows after %i ms", async (afterMs) => {
    const result = await fuzz(crashing(afterMs), { checks: ["accepts-edge-cases", "stays-up"], seed: 1, runs: 0 });
    expect(failing(result)).toEqual(["stays-up"]);
    const [finding] = findingsOf(result);
    expect(finding?.example).toMatchObject({
      symptom: "gone",
      edgeCase: "canonical-name",
      found: { check: "accepts-edge-cases" },
    });
    expect(finding?.example.happened).toContain("Error: no namespace in");
  });
});
