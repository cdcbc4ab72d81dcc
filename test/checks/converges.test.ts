/** Apps that hold something: what they hold is not to depend on how the events reached them. */
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { fuzz, type FuzzOptions, type FuzzResult } from "../../src/fuzz/index.ts";
import { formatResult } from "../../src/report/index.ts";
import type { Payload } from "../../src/payload/index.ts";

/** An app that takes every event, and keeps something of it. */
interface App {
  readonly keep: (payload: Payload, deliveryId: string) => unknown;
  readonly forget: () => unknown;
  readonly snapshot: () => unknown;
}

async function fuzzed({ keep, forget, snapshot }: App, more: FuzzOptions = {}): Promise<FuzzResult> {
  const handler = async (request: Request): Promise<Response> => {
    const payload: Payload = JSON.parse(await request.text());
    keep(payload, request.headers.get("Webhook-Id") ?? "");
    return new Response("ok");
  };
  const events = ["repo.content:update", "discussion:update"] as const; // enough to see it, and soon
  return await fuzz(handler, { seed: 1, runs: 100, events, checks: ["converges"], snapshot, setup: forget, ...more });
}

/** The titles of discussions, kept by their place on the Hub. */
function titles(isNewer: (payload: Payload, before: Payload | undefined) => boolean): App {
  const kept = new Map<string, Payload>();
  return {
    keep(payload) {
      if (!("discussion" in payload)) return;
      const place = `${payload.repo.name}#${payload.discussion.num}`;
      if (isNewer(payload, kept.get(place))) kept.set(place, payload);
    },
    forget: () => kept.clear(),
    snapshot: () =>
      new Map([...kept].map(([place, one]) => [place, "discussion" in one ? one.discussion.status : ""] as const)),
  };
}

/** How many pushes there were. */
function pushes({ isIdempotent }: { readonly isIdempotent: boolean }): App {
  const seen = new Set<string>();
  let count = 0;
  return {
    keep({ event }, deliveryId) {
      if (event.scope !== "repo.content" || (isIdempotent && seen.has(deliveryId))) return;
      seen.add(deliveryId);
      count += 1;
    },
    forget() {
      seen.clear();
      count = 0;
    },
    snapshot: () => ({ count }),
  };
}

describe("converges", () => {
  it("finds an app in which the last delivery wins, and shows what it holds", async () => {
    const result = await fuzzed(titles(() => true));
    const [check] = result.checks;
    if (check?.status !== "failed") throw new Error(formatResult(result));
    expect(check.failures).toHaveLength(1);
    const [finding] = check.failures;
    expect(finding?.example.kind).toBe("reproducible");
    expect(finding?.example.state.length).toBeGreaterThan(0);
    expect(formatResult(result)).toMatch(
      /held something else after [^]* than\s+after\s+the\s+same\s+events\s+in\s+order/,
    );
    expect(formatResult(result)).toMatch(/^ +held {6}"\w+"\n +in order {2}"\w+"$/m);
  });

  it("finds an app that does again what comes again", async () => {
    expect((await fuzzed(pushes({ isIdempotent: false }))).ok).toBe(false);
    expect((await fuzzed(pushes({ isIdempotent: true }))).ok).toBe(true);
  });

  it("tells two bugs apart by the places of what is held", async () => {
    const [counting, latest] = [pushes({ isIdempotent: false }), titles(() => true)];
    const result = await fuzzed({
      keep(payload, id) {
        counting.keep(payload, id);
        latest.keep(payload, id);
      },
      forget() {
        counting.forget();
        latest.forget();
      },
      snapshot: () => ({ latest: latest.snapshot(), pushes: counting.snapshot() }),
    });
    const [check] = result.checks;
    const places =
      check?.status === "failed" ? check.failures.map(({ example }) => example.state[0]?.pointer ?? "") : [];
    expect(places.map((place) => place.split("/")[1]).toSorted()).toEqual(["latest", "pushes"]);
  });

  it("has nothing against what no order changes, nor against what is never the same", async () => {
    const known = new Set<string>();
    const result = await fuzzed({
      keep: ({ repo }) => void known.add(repo.name),
      forget: () => known.clear(),
      snapshot: () => ({ known: new Set([...known].sort()), at: performance.now() }),
    });
    expect(result.ok, formatResult(result)).toBe(true);
    expect(result.checks[0]).toMatchObject({ status: "passed" });
  });

  it.each([5, 60])("waits until the app has done what it does after its answer, %d ms later", async (delayMs) => {
    let working: Promise<void> = Promise.resolve();
    const known = new Set<string>();
    const work = async (before: Promise<void>, { repo, event }: Payload): Promise<void> => {
      await before; // one after the other, as a queue does
      await pause(delayMs);
      known.add(`${repo.name} ${event.scope}`);
    };
    const result = await fuzzed(
      {
        keep: (payload) => void (working = work(working, payload)),
        async forget() {
          await working;
          known.clear();
        },
        snapshot: () => [...known].sort(),
      },
      { runs: 50, timeMs: 8_000 },
    );
    expect(result.ok, formatResult(result)).toBe(true);
    expect(result.checks[0]).toMatchObject({ status: "passed" });
  });

  it("is asked only where a snapshot is given, and says what else it needs", async () => {
    const handler = (): Response => new Response("ok");
    const without = await fuzz(handler, { seed: 1, runs: 0 });
    expect(without.checks.map(({ id }) => id)).not.toContain("converges");
    const bare = await fuzz(handler, { seed: 1, runs: 0, checks: ["converges", "stays-up"] });
    expect(bare.checks.find(({ id }) => id === "converges")).toMatchObject({
      reason: expect.stringContaining("give `snapshot`"),
    });
    const asked = await fuzz(handler, { seed: 1, runs: 0, checks: ["converges", "stays-up"], snapshot: () => 1 });
    expect(asked.checks.find(({ id }) => id === "converges")).toMatchObject({
      status: "skipped",
      reason: expect.stringContaining("give `setup`"),
    });
  });

  it("ends with what is wrong when the snapshot fails", async () => {
    const failing = {
      keep: () => undefined,
      forget: () => undefined,
      snapshot: () => Promise.reject(new Error("no db")),
    };
    await expect(fuzzed(failing)).rejects.toThrow(/^Failed to take a snapshot of the consumer: Error: no db/);
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    await expect(fuzzed({ ...failing, snapshot: () => circle })).rejects.toThrow("Failed to show as JSON");
    const endless = fuzzed({ ...failing, snapshot: () => new Promise(() => undefined) }, { timeoutMs: 300 });
    await expect(endless).rejects.toThrow("it took longer than 0.3 s");
    const refusing = (): never => {
      throw new RangeError("db away");
    };
    await expect(fuzzed({ ...failing, forget: refusing })).rejects.toThrow(
      /^Failed to set up the consumer: RangeError: db away/,
    );
  });

  it("does not pass where nothing that happens changes what is held", async () => {
    const result = await fuzzed({ keep: () => undefined, forget: () => undefined, snapshot: () => ({ a: 1 }) });
    expect(result.checks[0]).toMatchObject({
      status: "skipped",
      reason: expect.stringContaining("nothing that happened changed what the consumer holds"),
    });
  });
});
