import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { moduleConsumer, type OwnScripts } from "../../src/consumer/index.ts";
import { countsOf, linesNeverRun, reachOf, startCoverage, together, type Reach } from "../../src/reach/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

let scripts: OwnScripts | undefined;
const coverage = startCoverage((url) => scripts?.fileOf(url) !== undefined);
afterAll(() => coverage?.stop());

/** What some bodies reach of a module that is written to a file. */
async function reachedBy(name: string, source: string, bodies: readonly string[]): Promise<Reach> {
  if (coverage === null) throw new TypeError("V8 can't be asked.");
  const folder = await temporaryFolder();
  await writeFile(join(folder, name), source);
  const consumer = await moduleConsumer(join(folder, name));
  ({ scripts } = consumer);
  for (const body of bodies) {
    await consumer.send({ url: "http://consumer.example/", headers: [], body }, { timeoutMs: 5_000 });
  }
  coverage.take();
  await consumer.close();
  return reachOf(coverage, consumer.scripts, folder);
}

const JAVASCRIPT = `export default async (request) => {
  const text = await request.text();
  if (text === "one") {
    return new Response("1");
  }
  if (text === "two") {
    return new Response("2");
  }
  return new Response("many");
};
function never() {
  return 1;
}
`;

const TYPESCRIPT = `enum Kind { One = "one", Two = "two" }

interface Answer { readonly text: string }

const answers: Record<Kind, Answer> = {
  [Kind.One]: { text: "1" },
  [Kind.Two]: { text: "2" },
};

export default async (request: Request): Promise<Response> => {
  const text = (await request.text()) as Kind;
  if (text === Kind.One) {
    return new Response(answers[text].text);
  }
  if (text === Kind.Two) {
    return new Response(answers[text].text);
  }
  return new Response("many");
};
`;

describe("what was reached", () => {
  it("is told in lines of the file that was loaded", async () => {
    const [file] = await reachedBy("app.mjs", JAVASCRIPT, ["one", "three"]);
    expect(file).toMatchObject({ path: "app.mjs", text: JAVASCRIPT });
    const never = linesNeverRun(file ?? { path: "", branches: [] });
    expect(never).toEqual([
      [6, 8],
      [11, 13],
    ]);
  });

  it("is told in lines of the source of what was compiled", async () => {
    const [file] = await reachedBy("app.ts", TYPESCRIPT, ["two", "three"]);
    const never = linesNeverRun(file ?? { path: "", branches: [] }).flat();
    expect(never.length).toBeGreaterThan(0);
    expect(Math.min(...never)).toBeGreaterThanOrEqual(12);
    expect(Math.max(...never)).toBeLessThanOrEqual(14);
  });

  it("grows with what is sent, and never shrinks", async () => {
    const counts: number[] = [];
    for (const bodies of [["one"], ["one", "two"], ["one", "two", "three"]]) {
      counts.push(countsOf(await reachedBy("app.mjs", JAVASCRIPT, bodies)).reached);
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeLessThan(counts.at(-1) ?? 0);
  });

  it("is put together from parts: a branch has run if it did in one of them", () => {
    const branch = { line: 1, column: 1, endLine: 2, endColumn: 1 };
    const one: Reach = [{ path: "a.ts", branches: [{ ...branch, hasRun: false }] }];
    const other: Reach = [
      { path: "a.ts", branches: [{ ...branch, hasRun: true }], text: "x" },
      { path: "b.ts", branches: [{ ...branch, hasRun: false }] },
    ];
    expect(countsOf(together(one, other))).toEqual({ branches: 2, reached: 1, files: 2 });
    expect(together(one, other)).toEqual(together(other, one));
    expect(together(one, one)).toEqual(one);
  });

  it("accuses no line of what a compiler to CommonJS has made for it", async () => {
    const source = `export function never(): number { return 1; }
async function handle(request: Request): Promise<Response> {
  return new Response(await request.text());
}
export default { fetch: handle };
`;
    const [file] = await reachedBy("handler.cts", source, ["x"]);
    expect(file === undefined ? [] : linesNeverRun(file)).toEqual([[1, 1]]);
  });
});
