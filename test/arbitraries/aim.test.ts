import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANYTHING,
  actionFor,
  edgeCase,
  edgeCases,
  eventsOf,
  faultyPayload,
  futurePayload,
  payload,
  plainPayloads,
  possibleAim,
  story,
  wish,
  type Aim,
} from "../../src/arbitraries/index.ts";
import { eventNameOf, eventNames, formatIssue, parsePayload, type Payload } from "../../src/payload/index.ts";
import { emptyWords, slots, wordsOf, type Words } from "../../src/reach/index.ts";
import { apply, createWorld, WorldError } from "../../src/world/index.ts";
import { incoherences } from "../helpers/coherence.ts";

const PLACE = { path: "app.ts", line: 1 };

/** Texts as they stand in sources: those that look like something, and any others. */
const text = fc.oneof(
  fc.constantFrom(
    "acme/churn",
    "acme",
    "prod-",
    "-gguf",
    "/retrain 0.1",
    "@bot",
    "refs/heads/release",
    "refs/tags/",
    "[bot]",
  ),
  fc.constantFrom(
    "main",
    "v1.0",
    "license:mit",
    "dataset: x",
    "```yaml",
    "a..b",
    "x/",
    "/",
    "..",
    "refs/heads/a b",
    "Ünï",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

/** Words with anything in any place: more than sources ever give. */
const anyWords: fc.Arbitrary<Words> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...slots), fc.array(text, { minLength: 1, maxLength: 3 }), { noNullPrototype: true }),
    fc.array(fc.nat(2_000), { maxLength: 3 }),
    fc.array(
      fc.constantFrom("^\\/retrain (\\d+)$", "^acme\\/prod-\\w+$", "v\\d+", "(?<=a)b", "^[a-z]{3,}$", "[^\\s\\S]"),
      {
        maxLength: 2,
      },
    ),
  )
  .map(([texts, numbers, patterns]) => ({
    ...emptyWords(),
    ...Object.fromEntries(
      Object.entries(texts).map(([slot, values]) => [slot, values.map((value) => ({ value, places: [PLACE] }))]),
    ),
    ids: "ids" in texts ? [{ value: "62f264b9f3c90f4b6514a269", places: [PLACE] }] : [],
    shas: "shas" in texts ? [{ value: "0123456789abcdef0123456789abcdef01234567", places: [PLACE] }] : [],
    numbers: numbers.map((value) => ({ value, places: [PLACE] })),
    patterns: patterns.map((source) => ({ value: { source, flags: "" }, places: [PLACE] })),
  }));

const anyAim: fc.Arbitrary<Aim> = fc
  .tuple(
    anyWords,
    fc.array(text, { maxLength: 2 }),
    fc.constantFrom<Aim["watched"]>(
      [],
      [{ type: "model", name: "acme/churn" }],
      [{ type: "dataset", name: "squad" }],
      [
        { type: "org", name: "acme" },
        { type: "space", name: "ada/demo" },
      ],
    ),
  )
  .map(([words, say, watched]) => ({ ...ANYTHING, words, say, watched }));

function problemsOf(payload: Payload): readonly string[] {
  const parsed = parsePayload(payload, { strict: true });
  return parsed.ok ? incoherences(payload) : parsed.issues.map(formatIssue);
}

function isWatched({ watched }: Aim, { repo }: Payload): boolean {
  return (
    watched.length === 0 ||
    watched.some(({ type, name }) =>
      type === "org" ? repo.name.startsWith(`${name}/`) : repo.type === type && repo.name === name,
    )
  );
}

describe("payloads for an aim", () => {
  it("are right and about what is watched, whatever the words are", () => {
    fc.assert(
      fc.property(anyAim, fc.integer(), (aim, seed) => {
        const all = [
          ...fc.sample(payload({ aim }), { seed, numRuns: 12 }),
          ...fc.sample(edgeCase({ aim }), { seed, numRuns: 6 }).map((edge) => edge.payload),
          ...fc.sample(story({ aim }), { seed, numRuns: 2 }).flat(),
        ];
        for (const one of all) {
          expect(problemsOf(one), JSON.stringify(one)).toEqual([]);
          expect(isWatched(aim, one), one.repo.name).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("shrink to right ones", () => {
    fc.assert(
      fc.property(anyAim, fc.integer(), (aim, seed) => {
        const arbitrary = payload({ aim });
        let steps = 0;
        const report = fc.check(
          fc.property(arbitrary, (one) => {
            steps += 1;
            return problemsOf(one).length === 0 && isWatched(aim, one) && (steps < 3 || one.event.action !== "update");
          }),
          { seed, numRuns: 30 },
        );
        const smallest = report.counterexample?.[0];
        if (smallest !== undefined) expect(problemsOf(smallest)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("give what is watched the same ids wherever it occurs", () => {
    const aim: Aim = { ...ANYTHING, watched: [{ type: "model", name: "acme/churn" }] };
    const all = [
      ...fc.sample(payload({ aim }), { seed: 1, numRuns: 50 }),
      ...fc.sample(story({ aim }), { seed: 1, numRuns: 5 }).flat(),
      ...plainPayloads(aim),
    ];
    expect(new Set(all.map(({ repo }) => `${repo.id} ${repo.owner.id}`)).size).toBe(1);
  });

  it("are private, too, and have an id of the consumer's sources in the place of the owner's", () => {
    const id = "62d5b1f07c9ae43380f6b912";
    const words = { ...emptyWords(), ids: [{ value: id, places: [PLACE] }] };
    const aim: Aim = { ...ANYTHING, watched: [{ type: "model", name: "acme/churn" }], words };
    const all = fc.sample(payload({ aim }), { seed: 1, numRuns: 200 });
    expect(new Set(all.map(({ repo }) => repo.private))).toEqual(new Set([true, false]));
    const owners = all.map(({ repo }) => repo.owner.id);
    expect(owners).toContain(id);
    expect(new Set(owners).size).toBe(2);
  });

  it("are of the events that the webhook is sent", () => {
    const aim: Aim = { ...ANYTHING, events: eventsOf(["discussion"]) };
    const all = [
      ...fc.sample(payload({ aim }), 100),
      ...fc.sample(edgeCase({ aim }), 100).map((edge) => edge.payload),
      ...fc.sample(story({ aim }), 20).flat(),
      ...fc.sample(faultyPayload({ aim }), 50).map(({ valid }) => valid),
      ...plainPayloads(aim),
    ];
    expect([...new Set(all.map((one) => eventNameOf(one)))].toSorted()).toEqual(eventsOf(["discussion"]).toSorted());
    expect(fc.sample(futurePayload({ aim }), 100).every(({ event }) => event.scope.startsWith("discussion"))).toBe(
      true,
    );
  });

  it("leave edge cases out that can't be about what is watched", () => {
    const aim: Aim = { ...ANYTHING, watched: [{ type: "model", name: "acme/churn" }] };
    const possible = edgeCases.filter((entry) => entry.arbitraryFor(aim) !== null).map(({ name }) => name);
    expect(possible).toContain("hidden-comment");
    expect(possible).not.toContain("longest-name");
    expect(possible).not.toContain("dataset");
    expect(() => edgeCase({ names: ["dataset"], aim })).toThrow("none of dataset can be about what is watched");
  });
});

describe("the words of a handler", () => {
  const words = wordsOf(
    [
      {
        path: "app.ts",
        text: `
          if (payload.repo.name !== "acme/churn") return;
          if (comment.author.id === "62f264b9f3c90f4b6514a269") return;
          if (discussion.title.startsWith("[bot]")) merge();
          if (comment.content.startsWith("/retrain")) retrain();
          if (updatedRefs.some((moved) => moved.ref === "refs/heads/release")) deploy();
          if (discussion.num > 640) warn();
        `,
      },
    ],
    {},
  );
  const some = fc.sample(payload({ aim: { ...ANYTHING, words } }), { seed: 1, numRuns: 2_000 });
  const count = (isWanted: (json: string) => boolean): number =>
    some.filter((one) => isWanted(JSON.stringify(one))).length;

  it("come together in one payload, and alone", () => {
    const places = [
      '"acme/churn"',
      "62f264b9f3c90f4b6514a269",
      '"[bot]',
      '"/retrain',
      '"refs/heads/release"',
      '"num":641',
    ];
    for (const place of places)
      expect(
        count((json) => json.includes(place)),
        place,
      ).toBeGreaterThan(20);
    expect(
      count((json) => json.includes("acme/churn") && json.includes('"/retrain') && json.includes('"[bot]')),
    ).toBeGreaterThan(5);
    expect(count((json) => !places.some((place) => json.includes(place)))).toBeGreaterThan(100);
  });

  it("end where hardly any text matches a pattern, or none", () => {
    const rare = [
      { source: String.raw`[^\P{Cc}\n]{5}`, flags: "u" },
      { source: String.raw`[^\s\S]`, flags: "" },
    ];
    const words = { ...emptyWords(), patterns: rare.map((value) => ({ value, places: [PLACE] })) };
    for (const one of fc.sample(payload({ aim: { ...ANYTHING, words } }), { seed: 1, numRuns: 50 })) {
      expect(problemsOf(one)).toEqual([]);
    }
  });

  it("are in what people do on a small Hub, too", () => {
    let world = createWorld({ seed: 1 });
    const done: string[] = [];
    for (const wanted of fc.sample(wish({ aim: { ...ANYTHING, words } }), { seed: 1, numRuns: 400 })) {
      const action = actionFor(world, wanted);
      if (action === undefined) continue;
      try {
        world = apply(world, action, done.length).world;
        done.push(JSON.stringify(action));
      } catch (thrown) {
        if (!(thrown instanceof WorldError)) throw thrown;
      }
    }
    expect(done.some((action) => action.includes("create-repo") && action.includes("acme/churn"))).toBe(true);
    expect(done.some((action) => action.includes('"comment"') && action.includes("/retrain"))).toBe(true);
  });

  it("are not in payloads without them", () => {
    const plain = fc.sample(payload(), { seed: 1, numRuns: 500 });
    expect(plain.filter((one) => JSON.stringify(one).includes("acme/churn"))).toEqual([]);
    expect(new Set(plain.map(eventNameOf)).size).toBe(eventNames.length);
  });
});

describe("possibleAim()", () => {
  const logs = [{ type: "bucket", name: "ada/logs" }] as const;

  it("is the aim that the options come to", () => {
    expect(possibleAim({ watched: logs, events: ["repo:create"] })).toMatchObject({
      watched: logs,
      events: ["repo:create"],
    });
  });

  it("says so where nothing can happen: buckets have no discussions", () => {
    expect(() => possibleAim({ watched: logs, domains: ["discussion"] })).toThrow("Failed to find anything to send");
  });
});
