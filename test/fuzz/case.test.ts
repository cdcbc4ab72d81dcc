import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANYTHING, type Aim } from "../../src/arbitraries/index.ts";
import { checks } from "../../src/checks/index.ts";
import { caseAt, caseOf, casesOf, refOf, type Case } from "../../src/fuzz/case.ts";
import { parsePath } from "../../src/fuzz/path.ts";
import { scriptedDriver, SETUP } from "../checks/scripted-driver.ts";

const seed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** What a case sends to a consumer that takes everything. */
async function sentBy({ trial }: Case): Promise<readonly unknown[]> {
  const driver = scriptedDriver(() => 200);
  await trial.run(driver);
  return driver.sent.map(({ url, headers, body }) => [url, headers, String(body)]);
}

describe.each(checks)("the cases of $id", (check) => {
  it("are decided by the seed and the index, in whatever order they are asked for", async () => {
    await fc.assert(
      fc.asyncProperty(seed, fc.array(fc.nat(2_000), { minLength: 2, maxLength: 4 }), async (seed, indexes) => {
        const one = casesOf(check, SETUP, seed);
        const other = casesOf(check, SETUP, seed);
        const there = await Promise.all(indexes.map((index) => sentBy(one.at(index))));
        const back = await Promise.all(indexes.toReversed().map((index) => sentBy(other.at(index))));
        expect(back.toReversed()).toEqual(there);
      }),
      { numRuns: 5 },
    );
  });

  it("start with the named ones, in their order", () => {
    const source = casesOf(check, SETUP, 1);
    const names = check.named(SETUP).map(({ name }) => name);
    expect(source.namedCount).toBe(names.length);
    for (const [index, name] of names.entries()) {
      const own = source.at(index).trial.name;
      if (own !== null) expect(own).toBe(name);
    }
  });

  it("are found again by their path, shrunk ones too", async () => {
    const choice = fc.array(fc.nat(5), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(seed, fc.nat(200), choice, async (seed, index, choices) => {
        const source = casesOf(check, SETUP, seed);
        let current = source.at(index);
        for (const nth of choices) current = [...take(current.smaller(), nth + 1)].at(-1) ?? current;
        const found = caseOf(refOf(current), { setup: SETUP, known: checks });
        expect(found?.path).toEqual(current.path);
        expect(found === undefined ? null : await sentBy(found)).toEqual(await sentBy(current));
      }),
      { numRuns: 5 },
    );
  });

  it("are found again by the variations that led to them", async () => {
    await fc.assert(
      fc.asyncProperty(seed, fc.nat(200), fc.array(fc.nat(9), { maxLength: 5 }), async (seed, index, variations) => {
        const varied = casesOf(check, SETUP, seed).at(index, variations);
        const found = caseOf(refOf(varied), { setup: SETUP, known: checks });
        expect(found === undefined ? null : await sentBy(found)).toEqual(await sentBy(varied));
      }),
      { numRuns: 5 },
    );
  });
});

function* take<T>(values: Iterable<T>, most: number): Iterable<T> {
  let taken = 0;
  for (const value of values) {
    if (taken === most) return;
    taken += 1;
    yield value;
  }
}

describe("cases", () => {
  it("differ from seed to seed, from check to check, and from index to index", async () => {
    const bodies = new Set<string>();
    for (const seed of [1, 2]) {
      for (const id of ["accepts-every-event", "survives-duplicates"]) {
        for (const check of checks.filter((known) => known.id === id)) {
          for (const index of [100, 101])
            bodies.add(JSON.stringify((await sentBy(casesOf(check, SETUP, seed).at(index)))[0]));
        }
      }
    }
    expect(bodies.size).toBe(8);
  });

  it("are not found at a path that leads nowhere", () => {
    const [check] = checks;
    if (check === undefined) throw new RangeError("There are no checks.");
    expect(caseAt(casesOf(check, SETUP, 1), { index: 0, variations: [], shrinks: [1_000_000] })).toBeUndefined();
    expect(caseAt(casesOf(check, SETUP, 1), { index: 0, variations: [], shrinks: [1_000_000, 0] })).toBeUndefined();
  });
});

describe("cases of what is watched", () => {
  it.each<Partial<Aim>>([
    { watched: [{ type: "bucket", name: "acme/raw" }] },
    { events: ["repo:move"] },
    { events: ["discussion:delete"], watched: [{ type: "user", name: "ada" }] },
  ])("are found for each check that applies, and for no other: %j", (part) => {
    const setup = { ...SETUP, aim: { ...ANYTHING, ...part } };
    for (const check of checks) {
      for (const path of ["0", "40", "400~2"]) {
        const found = caseOf({ check: check.id, seed: 1, path }, { setup, known: checks });
        expect(found === undefined, check.id).toBe(check.skipReason(setup) !== null);
      }
    }
  });
});

describe("a path", () => {
  it.each(["", ":", "1:", ":1", "1::2", "-1", "1:x", " 1", "1.5", "0x1"])(
    "is not %j, which is refused with advice",
    (text) => {
      expect(() => parsePath(text)).toThrow(/it is not a valid path\. Copy it from a failure/);
    },
  );
});
