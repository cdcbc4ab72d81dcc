import { expect, it } from "vitest";
import { blocksOf, type FunctionRanges } from "../../src/reach/branches/blocks.ts";

const range = (startOffset: number, endOffset: number, count: number): FunctionRanges["ranges"][number] => ({
  startOffset,
  endOffset,
  count,
});

it("a block that ran before V8 listed it has run", () => {
  const blocks = blocksOf();
  blocks.note("app.js", [{ ranges: [range(0, 100, 1)] }]); // all of it ran once, so no block stands out
  blocks.note("app.js", [{ ranges: [range(0, 100, 1), range(40, 60, 0), range(70, 80, 0)] }]);
  expect([...blocks.all.keys()].map((name) => blocks.hasRun(name))).toEqual([true, true, true]);
});

it("a block that never ran has not, whatever ran around it", () => {
  const blocks = blocksOf();
  const inner = [range(0, 100, 3), range(40, 60, 0), range(45, 50, 0)];
  expect(blocks.note("app.js", [{ ranges: inner }])).toEqual(["app.js 0 0-100"]);
  expect([...blocks.all.keys()].map((name) => blocks.hasRun(name))).toEqual([true, false, false]);
  expect(blocks.note("app.js", [{ ranges: [range(0, 100, 1)] }])).toHaveLength(3);
});
