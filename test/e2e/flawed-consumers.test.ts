/** Handlers with one flaw each, as people really write them: hubhook finds the flaw, and nothing else. */
import { describe, expect, it } from "vitest";
import { fuzz, type FuzzOptions, type FuzzResult } from "../../src/fuzz/index.ts";
import { parsePath } from "../../src/fuzz/path.ts";
import { formatResult } from "../../src/report/index.ts";
import { shapeNames, shapes, type ShapeName } from "../consumers/shapes.ts";
import { failing, findingsOf } from "./failing.ts";
import { listening } from "./listening.ts";

interface Row {
  readonly shape: ShapeName;
  readonly flaw: string;
  /** The checks that find it. */
  readonly breaks: readonly string[];
  /** Whether it ends the process: over HTTP that is for `start.test.ts`. */
  readonly isCrash?: true;
}

const FLAWS: readonly Row[] = [
  { shape: "express", flaw: "small-body-limit", breaks: ["accepts-buckets", "accepts-edge-cases"] },
  {
    shape: "express",
    flaw: "every-discussion-has-a-base",
    breaks: ["accepts-every-event", "survives-invalid-payload"],
  },
  { shape: "express", flaw: "echoes-headers", breaks: ["keeps-secret"] },
  {
    shape: "express",
    flaw: "looks-up-the-namespace",
    breaks: ["accepts-every-event", "accepts-edge-cases", "survives-invalid-payload"],
  },
  { shape: "hono", flaw: "reads-hidden-comments", breaks: ["accepts-every-event", "accepts-edge-cases"] },
  { shape: "hono", flaw: "never-answers-to-drafts", breaks: ["answers-in-time"] },
  { shape: "hono", flaw: "expects-json", breaks: ["survives-malformed-body"] },
  { shape: "hono", flaw: "trusts-its-input", breaks: ["survives-malformed-body", "survives-invalid-payload"] },
  { shape: "fastify", flaw: "closed-schema", breaks: ["tolerates-new-fields"] },
  { shape: "fastify", flaw: "schema-of-known-scopes", breaks: ["tolerates-new-scopes"] },
  { shape: "fastify", flaw: "schema-without-buckets", breaks: ["accepts-buckets", "tolerates-new-values"] },
  { shape: "fastify", flaw: "schema-of-32-bit-numbers", breaks: ["accepts-edge-cases"] },
  { shape: "fastify", flaw: "schema-that-requires-a-head", breaks: ["accepts-buckets", "accepts-edge-cases"] },
  { shape: "node", flaw: "compares-the-start-of-the-secret", breaks: ["rejects-wrong-secret"] },
  {
    shape: "node",
    flaw: "asks-for-the-secret-only-if-there-is-one",
    breaks: ["rejects-missing-secret", "rejects-wrong-secret"],
  },
  { shape: "node", flaw: "ignores-the-case-of-the-secret", breaks: ["rejects-wrong-secret"] },
  { shape: "node", flaw: "hangs-up-on-what-is-not-json", breaks: ["survives-malformed-body"] },
  { shape: "node", flaw: "crashes-on-what-is-not-json", breaks: ["survives-malformed-body"], isCrash: true },
  { shape: "node", flaw: "crashes-after-the-answer", breaks: ["stays-up"], isCrash: true },
  { shape: "node", flaw: "is-spoilt-by-an-empty-body", breaks: ["stays-up"] },
  { shape: "next", flaw: "refuses-unknown-scopes", breaks: ["tolerates-new-scopes"] },
  { shape: "next", flaw: "redirects", breaks: ["accepts-every-event", "accepts-buckets"] },
  { shape: "next", flaw: "does-one-thing-at-a-time", breaks: ["survives-concurrency"] },
  { shape: "next", flaw: "stores-each-delivery-once", breaks: ["survives-duplicates"] },
  { shape: "next", flaw: "keeps-the-dead-dead", breaks: ["survives-any-order"] },
];

const SECRET = "correct-horse";

it("knows what every flaw breaks", () => {
  const known = FLAWS.map(({ shape, flaw }) => `${shape} ${flaw}`);
  expect(known).toEqual(shapeNames.flatMap((shape) => shapes[shape].flaws.map((flaw) => `${shape} ${flaw}`)));
});

describe.each(FLAWS)("a consumer in the shape of $shape that $flaw", ({ shape, flaw, breaks, isCrash }) => {
  const { build, secretIn } = shapes[shape];
  const timeoutMs = breaks.includes("answers-in-time") ? 200 : 5_000;
  const options = { secret: SECRET, secretIn, runs: 40, seed: 3, timeoutMs } satisfies FuzzOptions;
  const inProcess = (more: FuzzOptions = {}): Promise<FuzzResult> =>
    fuzz(build({ secret: SECRET, flaw }).target, { ...options, ...more });

  it("breaks what the flaw breaks and nothing else, and shows each failure again alone", async () => {
    const result = await inProcess();
    expect(failing(result), formatResult(result)).toEqual(breaks);
    for (const { example } of findingsOf(result)) {
      const { found, happened, request } = example;
      const [again, ...others] = findingsOf(await inProcess({ ...found, checks: [found.check] }));
      expect(others).toEqual([]);
      expect(again?.example).toMatchObject({ happened, found, shrinks: parsePath(found.path).shrinks.length });
      expect(again?.example.request).toEqual(request);
    }
  });

  if (isCrash) return;
  it("breaks the same over HTTP", async () => {
    const url = await listening(await build({ secret: SECRET, flaw }).server());
    const result = await fuzz(url, { ...options, checks: breaks });
    expect(failing(result), formatResult(result)).toEqual(breaks);
  });
});
