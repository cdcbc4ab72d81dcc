/** What all checks have in common, and what each one sees that no other one would. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WireRequest } from "../../src/base/index.ts";
import { eventNameOf, HUB_ORIGIN, parsePayload, repoUrl, type AnyPayload } from "../../src/payload/index.ts";
import type { Check, Setup, Trial } from "../../src/checks/check.ts";
import { checks, type Outcome } from "../../src/checks/index.ts";
import { answered, headerOf, scriptedDriver, SETUP, unanswered, type Script } from "./scripted-driver.ts";

/** Every named trial of a check, and some random ones. */
function trialsOf(check: Check, setup: Setup = SETUP): readonly Trial[] {
  const named = check.named(setup).flatMap(({ trials }) => fc.sample(trials, { seed: 1, numRuns: 1 }));
  return [...named, ...fc.sample(check.random(setup), { seed: 1, numRuns: 20 })];
}

async function outcomesOf(check: Check, makeScript: () => Script): Promise<readonly Outcome[]> {
  return await Promise.all(trialsOf(check).map((trial) => trial.run(scriptedDriver(makeScript()))));
}

function checkCalled(id: string): Check {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new RangeError(`There is no check ${id}.`);
  return found;
}

const hasSecret = (request: WireRequest): boolean => headerOf(request, "X-Webhook-Secret").join() === SETUP.secret;

/** The checks of consumers that call the Hub: those need more than a script (`calls-the-hub.test.ts`). */
const CALLERS = ["acts-once", "acts-where-asked", "writes-clean-text", "no-feedback-loop", "survives-hub-errors"];

/** What it takes to break them is in a test of their own. */
const HOLDERS = checks.filter(({ needsSnapshot }) => needsSnapshot).map(({ id }) => id);

/** Trials that tell a story, rather than play a history on a Hub. */
function storyTrials(count: number): readonly Trial[] {
  const trials = fc.sample(checkCalled("survives-any-order").random(SETUP), { seed: 1, numRuns: count });
  return trials.filter(({ others }) => others !== undefined);
}

/** Takes what comes with the secret, refuses everything else, and breaks over nothing. */
const careful: Script = (request) => (hasSecret(request) ? 200 : 401);

describe("every check", () => {
  it("has an id, a promise and an advice of its own", () => {
    for (const read of [(c: Check) => c.id, (c: Check) => c.promise, (c: Check) => c.advice]) {
      expect(new Set(checks.map(read)).size).toBe(checks.length);
    }
    for (const { id, promise, advice } of checks) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(`The consumer ${promise}.`).toMatch(/^The consumer (answers|goes on|holds|never|does|does not) [^.]*\.$/);
      expect(advice).toMatch(/^[A-Z].*[.)]$/s);
    }
  });

  it.each(checks)("$id finds nothing in a consumer that asks for the secret and takes all the rest", async (check) => {
    const outcomes = await outcomesOf(check, () => careful);
    expect(outcomes.filter(({ status }) => status === "failed")).toEqual([]);
  });

  it.each(checks)("$id gives its inputs names that are told apart", (check) => {
    const names = check.named(SETUP).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(checks)("$id needs no secret, or says why it is skipped without one", (check) => {
    const without: Setup = { ...SETUP, secret: null };
    const skipped = ["rejects-missing-secret", "rejects-wrong-secret", "keeps-secret"].includes(check.id);
    expect(check.skipReason(without) === null).toBe(!skipped);
    expect(check.skipReason(SETUP)).toBeNull();
    if (!skipped) expect(trialsOf(check, without)).not.toEqual([]);
  });

  it.each(checks)("$id sends POST bodies with a Webhook-Id, and the secret where it belongs", async (check) => {
    for (const secretIn of ["header", "query"] as const) {
      const setup: Setup = { ...SETUP, secretIn };
      for (const trial of trialsOf(check, setup)) {
        const driver = scriptedDriver(() => 200, setup);
        await trial.run(driver);
        for (const request of driver.sent) {
          expect(headerOf(request, "Webhook-Id")).toHaveLength(1);
          if (check.id.startsWith("rejects") || check.id === "keeps-secret") continue;
          expect(headerOf(request, "X-Webhook-Secret")).toEqual(secretIn === "header" ? [SETUP.secret] : []);
          expect(new URL(request.url).searchParams.get("secret")).toBe(secretIn === "query" ? SETUP.secret : null);
        }
      }
    }
  });
});

describe("a check sees what it promises to see", () => {
  const isJson = (request: WireRequest): boolean => {
    try {
      return JSON.parse(String(request.body)).event.scope !== undefined;
    } catch {
      return false;
    }
  };

  /** A consumer that breaks just this promise: the state of each starts anew with each trial. */
  const breakers: Readonly<Record<string, { readonly script: () => Script; readonly symptom: string }>> = {
    "accepts-every-event": { script: () => () => 400, symptom: "refused" },
    "accepts-buckets": {
      script: () => (request) => (String(request.body).includes('"type":"bucket"') ? 422 : 200),
      symptom: "refused",
    },
    "accepts-edge-cases": {
      script: () => (request) => (String(request.body).includes('"hidden":true') ? 500 : 200),
      symptom: "failed",
    },
    "accepts-any-transport": {
      script: () => (request) => (request.pauseMs === undefined ? 200 : 400),
      symptom: "refused",
    },
    "tolerates-new-scopes": {
      script: () => (request) =>
        /"scope":"(repo|repo\.content|repo\.config|discussion|discussion\.comment)"/.test(String(request.body))
          ? 200
          : 404,
      symptom: "refused",
    },
    "tolerates-new-fields": { script: () => (_, nth) => (nth === 0 ? 400 : 200), symptom: "refused" },
    "tolerates-new-values": {
      script: () => (request) => (/"type":"(model|dataset|space)"/.test(String(request.body)) ? 200 : 400),
      symptom: "refused",
    },
    "rejects-missing-secret": { script: () => () => 204, symptom: "let-in" },
    "rejects-wrong-secret": {
      script: () => (request) =>
        headerOf(request, "X-Webhook-Secret").some((value) => value.startsWith("correct")) ? 200 : 401,
      symptom: "let-in",
    },
    "survives-malformed-body": { script: () => (request) => (isJson(request) ? 200 : 500), symptom: "failed" },
    "survives-invalid-payload": {
      script: () => (_, nth) => (nth === 0 ? unanswered("reset") : 200),
      symptom: "broken-connection",
    },
    "answers-in-time": { script: () => () => unanswered("timeout"), symptom: "timeout" },
    "stays-up": { script: () => (_, nth) => (nth < 2 ? 200 : 500), symptom: "failed" },
    "survives-duplicates": {
      script: () => {
        const taken = new Set<string>();
        return (request) => {
          const [id = ""] = headerOf(request, "Webhook-Id");
          return taken.size === taken.add(id).size ? 409 : 200;
        };
      },
      symptom: "refused",
    },
    "survives-any-order": { script: () => (_, nth) => (nth < 7 ? 200 : 500), symptom: "failed" },
    "survives-concurrency": { script: () => (_, nth) => (nth < 8 ? 200 : 503), symptom: "failed" },
    "keeps-secret": { script: () => () => answered(400, `got ${SETUP.secret}`), symptom: "leaked" },
  };

  it("is known of each", () => {
    expect([...Object.keys(breakers), ...CALLERS, ...HOLDERS].toSorted()).toEqual(
      checks.map(({ id }) => id).toSorted(),
    );
  });

  it.each(Object.entries(breakers))("%s", async (id, { script, symptom }) => {
    const outcomes = await outcomesOf(checkCalled(id), script);
    const failures = outcomes.filter((outcome) => outcome.status === "failed");
    expect(failures).not.toEqual([]);
    expect(new Set(failures.map((failure) => failure.symptom))).toEqual(new Set([symptom]));
  });
});

describe("a check leaves alone what is another one's", () => {
  const plainRefused: Script = () => 500;

  it.each([
    "accepts-edge-cases",
    "tolerates-new-scopes",
    "tolerates-new-fields",
    "tolerates-new-values",
    "rejects-missing-secret",
    "rejects-wrong-secret",
    "survives-malformed-body",
    "survives-invalid-payload",
    "survives-duplicates",
    "survives-any-order",
    "survives-concurrency",
    "stays-up",
  ])("%s, of a consumer that breaks over plain events, too", async (id) => {
    const outcomes = await outcomesOf(checkCalled(id), () => plainRefused);
    expect(outcomes.filter(({ status }) => status === "failed")).toEqual([]);
  });

  it("but a consumer that is gone after the first request broke over that one", async () => {
    const dies: Script = (_, nth) => unanswered(nth === 0 ? "reset" : "connection-refused");
    for (const trial of trialsOf(checkCalled("survives-malformed-body"))) {
      if (trial.name === "large") continue; // hanging up on three megabytes is allowed
      expect(await trial.run(scriptedDriver(dies))).toMatchObject({ status: "failed", symptom: "broken-connection" });
    }
  });

  it("answers-in-time, of a consumer that answers at all", async () => {
    const outcomes = await outcomesOf(checkCalled("answers-in-time"), () => plainRefused);
    expect(outcomes.every(({ status }) => status !== "failed")).toBe(true);
  });
});

describe("survives-any-order", () => {
  it("names the event that failed, and what came before it", async () => {
    const [trial] = storyTrials(10);
    const isRetold = (request: WireRequest): boolean => JSON.parse(String(request.body)).repo.name.endsWith("-2");
    const outcome = await trial?.run(scriptedDriver((request) => (isRetold(request) ? 500 : 200)));
    if (outcome?.status !== "failed") throw new TypeError("The order made no difference.");
    const { event } = JSON.parse(String(outcome.request.body));
    const before = "after nothing else; it accepted them in order";
    expect(outcome.happened).toBe(`answered 500 to ${event.scope}:${event.action} ${before}`);
  });

  it("tells the same story twice: the same events, on another repo that nothing else names", async () => {
    for (const trial of storyTrials(70)) {
      const driver = scriptedDriver(() => 200);
      await trial.run(driver);
      expect(new Set(driver.sent.flatMap((request) => headerOf(request, "Webhook-Id"))).size).toBe(driver.sent.length);
      const told = driver.sent.map(({ body }) => parsePayload(JSON.parse(String(body)), { strict: true }));
      const payloads = told.map((parsed) => (parsed.ok ? parsed.payload : null)).filter((payload) => payload !== null);
      expect(payloads).toHaveLength(driver.sent.length);

      const [inOrder, mixed] = [payloads.slice(0, payloads.length / 2), payloads.slice(payloads.length / 2)];
      expect(mixed.map(eventNameOf).toSorted()).toEqual(inOrder.map(eventNameOf).toSorted());
      for (const read of [(payload: AnyPayload) => payload.repo.id, (payload: AnyPayload) => payload.repo.name]) {
        expect(new Set(mixed.map(read)).isDisjointFrom(new Set(inOrder.map(read)))).toBe(true);
      }
      for (const { repo } of mixed) expect(repo.url.web).toBe(repoUrl(HUB_ORIGIN, repo.type, repo.name).web);
    }
  });
});

describe("survives-concurrency", () => {
  it("sends each event twice, as two deliveries about other things", async () => {
    const idOf = ({ body }: WireRequest): unknown => JSON.parse(String(body)).repo.id;
    const eventOf = ({ body }: WireRequest): string => eventNameOf(JSON.parse(String(body)));
    for (const trial of fc.sample(checkCalled("survives-concurrency").random(SETUP), { seed: 1, numRuns: 10 })) {
      const driver = scriptedDriver(() => 200);
      await trial.run(driver);
      expect(new Set(driver.sent.flatMap((request) => headerOf(request, "Webhook-Id"))).size).toBe(driver.sent.length);
      const [alone, atOnce] = [driver.sent.slice(0, driver.sent.length / 2), driver.sent.slice(driver.sent.length / 2)];
      expect(atOnce.map(eventOf)).toEqual(alone.map(eventOf));
      expect(new Set(atOnce.map(idOf)).isDisjointFrom(new Set(alone.map(idOf)))).toBe(true);
    }
  });

  it("sees a consumer that takes one event of a repo at a time", async () => {
    const check = checkCalled("survives-concurrency");
    const outcomes: Outcome[] = [];
    for (const trial of fc.sample(check.random(SETUP), { seed: 1, numRuns: 10 })) {
      const locked = new Set<unknown>();
      outcomes.push(
        await trial.run({
          ...scriptedDriver(() => 200),
          async send({ body }) {
            const { id } = JSON.parse(String(body)).repo;
            if (locked.has(id)) return answered(423);
            locked.add(id);
            await Promise.resolve();
            locked.delete(id);
            return answered(200);
          },
        }),
      );
    }
    expect(outcomes.some(({ status }) => status === "failed")).toBe(true);
  });

  it("has requests under way at the same time, after each was taken alone", async () => {
    for (const trial of fc.sample(checkCalled("survives-concurrency").random(SETUP), { seed: 1, numRuns: 10 })) {
      let underWay = 0;
      const most: number[] = [];
      const driver = scriptedDriver(() => 200);
      await trial.run({
        ...driver,
        async send(request) {
          most.push((underWay += 1));
          const exchange = await driver.send(request);
          underWay -= 1;
          return exchange;
        },
      });
      const half = most.length / 2;
      expect(most.slice(0, half).every((number) => number === 1)).toBe(true);
      expect(Math.max(...most.slice(half))).toBe(half);
    }
  });
});

describe("rejects-missing-secret", () => {
  it("sees a consumer that lets in whatever delivery it knows", async () => {
    const knows = (): Script => {
      const known = new Set<string>();
      return (request) => {
        const id = headerOf(request, "Webhook-Id").join();
        if (hasSecret(request)) known.add(id);
        return known.has(id) ? 200 : 401;
      };
    };
    const failures = (await outcomesOf(checkCalled("rejects-missing-secret"), knows)).filter(
      ({ status }) => status === "failed",
    );
    expect(failures).not.toEqual([]);
  });
});

describe("stays-up", () => {
  it("sees again what one event spoils and another one repairs", async () => {
    let isSpoilt = false;
    const script: Script = ({ body }) => {
      const text = String(body);
      if (text.includes('"scope":"discussion"')) isSpoilt = text.includes('"isPullRequest":true');
      return isSpoilt && text.includes('"scope":"repo.content"') ? 500 : 200;
    };
    const trials = fc.sample(checkCalled("stays-up").random(SETUP), { seed: 1, numRuns: 60 });
    const seen: Outcome[] = [];
    for (const trial of trials) seen.push(await trial.run(scriptedDriver(script)));
    expect(seen.filter(({ status }) => status === "failed").length).toBeGreaterThan(1);
  });

  it("sees a consumer that takes a push, and refuses it after something else", async () => {
    const locksOut: Script = (_, nth) => (nth < 2 ? 200 : 423);
    const outcomes = await outcomesOf(checkCalled("stays-up"), () => locksOut);
    expect(outcomes.every(({ status }) => status === "failed")).toBe(true);
    const refusesAlways = await outcomesOf(checkCalled("stays-up"), () => () => 423);
    expect(refusesAlways.every(({ status }) => status !== "failed")).toBe(true);
  });
});

describe("rejects-wrong-secret", () => {
  it("never sends the right secret alone in its place as a wrong one", async () => {
    const check = checkCalled("rejects-wrong-secret");
    const setups = fc.sample(fc.string({ unit: "grapheme-ascii", minLength: 1 }), { seed: 2, numRuns: 50 });
    for (const secret of setups.map((text) => text.trim()).filter((text) => text !== "")) {
      const setup: Setup = { ...SETUP, secret };
      for (const trial of trialsOf(check, setup)) {
        const exact: Script = (request) =>
          headerOf(request, "X-Webhook-Secret").join(", ").trim() === secret ? 200 : 403;
        const outcome = await trial.run(scriptedDriver(exact, setup));
        expect(outcome).toEqual({ status: "kept" });
      }
    }
  });
});

describe("a secret in the query", () => {
  it("takes the place of one that stands in the URL already", async () => {
    const setup: Setup = { ...SETUP, secretIn: "query", url: `${SETUP.url}?room=7&secret=${SETUP.secret}` };
    const given = async (id: string): Promise<readonly string[]> => {
      const driver = scriptedDriver(() => 401, setup);
      for (const trial of trialsOf(checkCalled(id), setup)) await trial.run(driver);
      expect(driver.sent.every(({ url }) => new URL(url).searchParams.get("room") === "7")).toBe(true);
      return driver.sent.map(({ url }) => new URL(url).searchParams.getAll("secret").join(", "));
    };
    expect(new Set(await given("accepts-every-event"))).toEqual(new Set([SETUP.secret]));
    expect(await given("rejects-missing-secret")).toContain("");
    expect(await given("rejects-wrong-secret")).toContain("CORRECT-HORSE");
  });
});

describe("keeps-secret", () => {
  it.each([
    ["as it is", 'it\'s <"so"> & 100%'],
    ["as JSON writes it", 'it\'s <\\"so\\"> & 100%'],
    ["as a URL writes it", "it's%20%3C%22so%22%3E%20%26%20100%25"],
    ["as a form writes it", "it%27s+%3C%22so%22%3E+%26+100%25"],
    ["as HTML writes it", "it&#39;s &lt;&quot;so&quot;&gt; &amp; 100%"],
  ])("finds the secret %s, in the body and in headers", async (_, written) => {
    const setup: Setup = { ...SETUP, secret: 'it\'s <"so"> & 100%' };
    const [trial] = trialsOf(checkCalled("keeps-secret"), setup);
    const inBody = await trial?.run(scriptedDriver(() => answered(200, `<p>${written}</p>`), setup));
    expect(inBody).toMatchObject({ status: "failed", happened: "showed the secret in the body of its answer (200)" });
    const inHeader = await trial?.run(scriptedDriver(() => answered(401, "", { "x-got": written }), setup));
    expect(inHeader).toMatchObject({ happened: "showed the secret in the header x-got of its answer (401)" });
  });

  it("is skipped when the secret may stand in an answer by chance", () => {
    const { skipReason } = checkCalled("keeps-secret");
    expect(skipReason({ ...SETUP, secret: "12345" })).toContain("fewer than 6 characters");
    expect(skipReason({ ...SETUP, secret: "123456" })).toBeNull();
  });
});

describe("the requests of survives-duplicates", () => {
  it("are the same to the byte, two to four times, each on a connection of its own", async () => {
    for (const trial of fc.sample(checkCalled("survives-duplicates").random(SETUP), { seed: 1, numRuns: 20 })) {
      const driver = scriptedDriver(() => 200);
      await trial.run(driver);
      expect([2, 3, 4]).toContain(driver.sent.length);
      expect(driver.sent.slice(1).every(({ isOnNewConnection }) => isOnNewConnection === true)).toBe(true);
      expect(new Set(driver.sent.map((request) => JSON.stringify({ ...request, isOnNewConnection: true }))).size).toBe(
        1,
      );
    }
  });
});
