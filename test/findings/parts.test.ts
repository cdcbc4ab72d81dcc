/**
 * The law of the parts: whatever the flaws of a consumer without memory, and however its cases are split, the findings of the
 * parts, brought together, are those of the whole run. Same causes, same counts, same texts.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepCorpus } from "../../src/cli/corpus-folder.ts";
import { inParts } from "../../src/cli/engine/index.ts";
import { foldOf, fuzz, planOf, type FuzzOptions, type FuzzResult } from "../../src/fuzz/index.ts";
import { isJsonResult, jsonResult, mergeResults, sarifReport, type JsonResult } from "../../src/report/index.ts";
import { peculiarities, severalFlaws, type Flaw, type Peculiarity } from "../consumers/several-flaws.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const CHECKS = [
  "accepts-every-event",
  "accepts-buckets",
  "accepts-edge-cases",
  "tolerates-new-scopes",
  "tolerates-new-fields",
  "survives-malformed-body",
  "survives-invalid-payload",
  "survives-duplicates",
];

const OPTIONS = { seed: 5, runs: 40, checks: CHECKS, url: "http://consumer.example/webhook" } satisfies FuzzOptions;

const peculiarityNames = Object.keys(peculiarities).filter((name): name is Peculiarity => name in peculiarities);

const flaws: fc.Arbitrary<readonly Flaw[]> = fc.uniqueArray(
  fc.record<Flaw>({
    on: fc.constantFrom(...peculiarityNames),
    reaction: fc.oneof(
      fc.record({ kind: fc.constant("answers" as const), status: fc.constantFrom(500, 501, 504, 418, 400, 302) }),
      fc.record({ kind: fc.constant("throws" as const), line: fc.constantFrom(0 as const, 1 as const, 2 as const) }),
    ),
  }),
  { selector: ({ on }) => on, minLength: 1, maxLength: 5 },
);

/** A result as it comes out of a file. */
function reread(result: FuzzResult): JsonResult {
  const value: unknown = JSON.parse(JSON.stringify(jsonResult(result, { withEvidence: true })));
  if (isJsonResult(value)) return value;
  throw new TypeError("It is not a result.");
}

/** All that a result says of its checks, but for what depends on the clock. */
function saidOf({ checks, ok }: JsonResult): unknown {
  return JSON.parse(JSON.stringify({ ok, checks }), (key, value: unknown) => (key === "durationMs" ? 0 : value));
}

/** What is told apart in code scanning. */
function fingerprintsOf(result: JsonResult): readonly unknown[] {
  const { runs } = JSON.parse(sarifReport(result));
  return runs[0].results.map((one: { readonly partialFingerprints: unknown }) => one.partialFingerprints);
}

/** The files that a result leaves in a corpus. */
async function corpusOf(result: FuzzResult): Promise<readonly string[]> {
  return (await keepCorpus(await temporaryFolder(), [], result, false)).added.toSorted();
}

async function inThreads(file: string, workers: number): Promise<FuzzResult> {
  const options = { ...OPTIONS, runs: 20 };
  const plan = planOf(options, OPTIONS.url ?? "", 0);
  const fold = foldOf(plan);
  const { signal } = new AbortController();
  for await (const event of inParts(
    plan,
    { module: file, as: undefined, isGuided: false, options },
    workers,
    signal,
    () => undefined,
  )) {
    fold.apply(event);
  }
  return fold.result({ consumer: file, durationMs: 0 });
}

describe("the findings of the parts", () => {
  it("are those of the whole run, when results are merged", async () => {
    await fc.assert(
      fc.asyncProperty(
        flaws,
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 99 }),
        async (own, of, seed) => {
          const options = { ...OPTIONS, seed };
          const whole = await fuzz(severalFlaws(own), options);
          const shards: FuzzResult[] = [];
          for (let nth = 1; nth <= of; nth++) {
            shards.push(await fuzz(severalFlaws(own), { ...options, shard: `${nth}/${of}` }));
          }
          const merged = mergeResults(shards.map(reread));
          expect(saidOf(merged)).toEqual(saidOf(reread(whole)));
          expect(fingerprintsOf(merged)).toEqual(fingerprintsOf(reread(whole)));
        },
      ),
      { numRuns: Number(process.env["LAW_RUNS"] ?? 10), seed: Number(process.env["LAW_SEED"] ?? 1) },
    );
  }, 600_000);

  it("do not depend on the order in which results are merged", async () => {
    const own: readonly Flaw[] = [
      { on: "hidden-comment", reaction: { kind: "throws", line: 0 } },
      { on: "private-repo", reaction: { kind: "answers", status: 500 } },
      { on: "space", reaction: { kind: "answers", status: 500 } },
      { on: "not-json", reaction: { kind: "answers", status: 500 } },
    ];
    const shards: JsonResult[] = [];
    for (let nth = 1; nth <= 4; nth++) {
      shards.push(reread(await fuzz(severalFlaws(own), { ...OPTIONS, shard: `${nth}/4` })));
    }
    const inOrder = saidOf(mergeResults(shards));
    expect(saidOf(mergeResults(shards.toReversed()))).toEqual(inOrder);
    const halves = [mergeResults(shards.slice(2)), mergeResults(shards.slice(0, 2))];
    expect(saidOf(mergeResults(halves))).toEqual(inOrder);
  });

  it("are those of the whole run, and leave the same corpus, with any number of workers", async () => {
    const from = JSON.stringify(join(import.meta.dirname, "../consumers/several-flaws.ts"));
    await fc.assert(
      fc.asyncProperty(flaws, fc.integer({ min: 2, max: 4 }), async (own, workers) => {
        const file = join(await temporaryFolder(), "consumer.ts");
        const code = `import { severalFlaws } from ${from};\nexport const app = { fetch: severalFlaws(${JSON.stringify(own)}) };`;
        await writeFile(file, code);
        const whole = await inThreads(file, 1);
        const files = await corpusOf(whole);
        const together = await inThreads(file, workers);
        expect(saidOf(reread(together)), `${workers} workers`).toEqual(saidOf(reread(whole)));
        expect(await corpusOf(together)).toEqual(files);
      }),
      { numRuns: Number(process.env["LAW_RUNS"] ?? 4), seed: Number(process.env["LAW_SEED"] ?? 1) },
    );
  }, 600_000);
});
