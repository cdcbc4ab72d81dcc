import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { caseOf, casesOf, refOf, type Case, type CaseSource } from "../../src/fuzz/case.ts";
import { guideFor, type Guide } from "../../src/fuzz/guide.ts";
import { parsePayload, type Payload } from "../../src/payload/index.ts";
import { scriptedDriver, SETUP } from "../checks/scripted-driver.ts";

const [check] = checks;
if (check === undefined) throw new RangeError("There are no checks.");

/** How deep a payload gets into nested conditions, each with a chance of one in a few. */
function depthOf(payload: Payload): number {
  if (!("discussion" in payload)) return 0;
  const { discussion, repo } = payload;
  const conditions = [
    discussion.isPullRequest,
    repo.type === "space",
    repo.private,
    discussion.num > 400,
    "tags" in repo,
    "pinned" in discussion,
    discussion.title === "?!?",
  ];
  const first = conditions.indexOf(false);
  return 1 + (first === -1 ? conditions.length : first);
}

/** A consumer whose blocks are its depths, and what was run on it. */
function nested(): {
  readonly deepest: () => number;
  readonly run: (one: Case) => Promise<void>;
  readonly guide: (source: CaseSource) => Guide;
} {
  let blocks = new Set<string>();
  let deepest = 0;
  const run = async ({ trial }: Case): Promise<void> => {
    await trial.run(
      scriptedDriver(({ body }) => {
        const parsed = parsePayload(JSON.parse(String(body)));
        const depth = parsed.ok ? depthOf(parsed.payload as Payload) : 0;
        for (let level = 0; level <= depth; level++) blocks.add(String(level));
        deepest = Math.max(deepest, depth);
        return 200;
      }),
    );
  };
  const take = (): ReadonlySet<string> => {
    const taken = blocks;
    blocks = new Set();
    return taken;
  };
  return {
    deepest: () => deepest,
    run,
    guide: (source) =>
      guideFor(
        { take, share: () => 0 },
        () => source,
        async (cases) => {
          for (const one of cases) await run(one);
        },
      ),
  };
}

async function noted(guide: Guide, one: Case): Promise<void> {
  guide.note(one);
  if (guide.isDue()) await guide.look();
}

/** Plain cases and variations in turn. */
async function explored(seed: number, isGuided: boolean, cases: number): Promise<number> {
  const consumer = nested();
  const source = casesOf(check as NonNullable<typeof check>, SETUP, seed);
  const guide = consumer.guide(source);
  for (let index = source.namedCount, nth = 0; nth < cases; nth++) {
    const varied = isGuided && nth % 2 === 1 ? guide.variationFor(source.at(0).check) : undefined;
    const one = varied ?? source.at(index++);
    await consumer.run(one);
    if (isGuided) await noted(guide, one);
  }
  return consumer.deepest();
}

describe("guidance", () => {
  it("gets deeper into nested conditions than as many cases without it", async () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const sum = async (isGuided: boolean): Promise<number> => {
      let all = 0;
      for (const seed of seeds) all += await explored(seed, isGuided, 1_500);
      return all;
    };
    const [guided, plain] = [await sum(true), await sum(false)];
    expect(guided).toBeGreaterThan(plain + seeds.length / 2);
  });

  it("varies nothing as long as nothing new was reached", async () => {
    const guide = guideFor(
      { take: () => new Set(), share: () => 0 },
      () => casesOf(check, SETUP, 1),
      async () => undefined,
    );
    for (let index = 0; index < 200; index++) await noted(guide, casesOf(check, SETUP, 1).at(index));
    expect(guide.variationFor(check)).toBeUndefined();
  });

  it("gives variations that are found again by where they come from", async () => {
    const consumer = nested();
    const source = casesOf(check, SETUP, 9);
    const guide = consumer.guide(source);
    for (let index = 0; index < 100; index++) {
      await consumer.run(source.at(index));
      await noted(guide, source.at(index));
    }
    for (let nth = 0; nth < 20; nth++) {
      const varied = guide.variationFor(check);
      if (varied === undefined) throw new RangeError("There is nothing to vary.");
      expect(varied.path?.variations.length).toBeGreaterThan(0);
      expect(caseOf(refOf(varied), { setup: SETUP, known: checks })?.trial.payload).toEqual(varied.trial.payload);
    }
  });
});
