/** What each check is sure to send, whatever the seed, and what it draws besides. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeCases, gitRepoTypes, rawBodyNames } from "../../src/arbitraries/index.ts";
import { checks, type Check } from "../../src/checks/index.ts";
import { eventNames, parsePayload, repoTypes, valueAt } from "../../src/payload/index.ts";
import { SETUP } from "./scripted-driver.ts";

const onRepos = eventNames.filter((event) => event.startsWith("repo"));
const edgeCaseNames = (isOnBucket: boolean): readonly string[] =>
  edgeCases.filter((entry) => entry.isOnBucket === isOnBucket).map(({ name }) => name);
const OCCASIONS = ["comment", "open-discussion", "open-pull-request", "commit"];
const FAULTS = ["error", "rate-limited", "unavailable", "cut", "stall"];

const NAMED: Readonly<Record<string, readonly string[]>> = {
  "accepts-every-event": eventNames,
  "accepts-buckets": [...onRepos, ...edgeCaseNames(true)],
  "accepts-edge-cases": edgeCaseNames(false),
  "rejects-missing-secret": eventNames,
  "stays-up": rawBodyNames,
  "survives-malformed-body": rawBodyNames,
  "survives-any-order": ["reversed"],
  "keeps-secret": rawBodyNames,
  "acts-once": OCCASIONS.flatMap((occasion) => [`${occasion}-twice`, `${occasion}-overtaken`]),
  "survives-hub-errors": FAULTS.flatMap((fault) => OCCASIONS.map((occasion) => `${fault}-on-${occasion}`)),
};

function checkCalled(id: string): Check {
  return checks.find((check) => check.id === id) ?? expect.fail(`There is no check ${id}.`);
}

/** The payloads of random trials. */
function drawnBy(id: string): readonly unknown[] {
  const trials = fc.sample(checkCalled(id).random(SETUP), { seed: 1, numRuns: 400 });
  return trials.flatMap(({ payload }) => (payload === undefined ? [] : [payload]));
}

const partsOf = (id: string, pointer: string): ReadonlySet<unknown> =>
  new Set(drawnBy(id).map((payload) => valueAt(payload, pointer)));

describe("by name", () => {
  it.each(Object.entries(NAMED))("%s sends all there are", (id, names) => {
    expect(
      checkCalled(id)
        .named(SETUP)
        .map(({ name }) => name),
    ).toEqual(names);
  });

  it("each trial is what it is called", () => {
    for (const id of ["accepts-every-event", "accepts-buckets", "rejects-missing-secret"]) {
      for (const { name, trials } of checkCalled(id).named(SETUP)) {
        const [trial = expect.fail()] = fc.sample(trials, { seed: 1, numRuns: 1 });
        const { scope, action } = Object(valueAt(trial.payload, "/event"));
        expect([name, trial.name]).toContain(trial.name ?? `${scope}:${action}`);
      }
    }
  });
});

describe("at random", () => {
  it("every event comes on every type of repo that is none of a bucket", () => {
    expect([...partsOf("accepts-every-event", "/repo/type")].toSorted()).toEqual([...gitRepoTypes].toSorted());
    expect(partsOf("accepts-every-event", "/event/scope").size).toBe(new Set(eventNames.map(scopeOf)).size);
  });

  it("buckets come alone where they are asked for", () => {
    expect([...partsOf("accepts-buckets", "/repo/type")]).toEqual(["bucket"]);
  });

  it("what is to be taken is valid, and what is faulty is not", () => {
    for (const id of ["accepts-every-event", "accepts-buckets", "accepts-edge-cases", "survives-duplicates"]) {
      for (const payload of drawnBy(id)) expect(parsePayload(payload, { strict: true }).ok).toBe(true);
    }
    for (const payload of drawnBy("survives-invalid-payload")) {
      expect(parsePayload(payload, { strict: true }).ok).toBe(false);
    }
  });

  it("all kinds of repos are met where anything may come", () => {
    for (const id of ["answers-in-time", "keeps-secret"]) {
      expect([...partsOf(id, "/repo/type")].filter((type) => repoTypes.some((known) => known === type))).toHaveLength(
        4,
      );
    }
  });
});

function scopeOf(event: string): string {
  return event.split(":")[0] ?? "";
}
