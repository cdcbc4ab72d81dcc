import { describe, expect, it } from "vitest";
import { paceOfKept } from "../../src/consumer/pace-of-kept.ts";

/** What comes of some answers on new connections, and then on kept ones. */
function heldUp(onNew: readonly number[], onKept: readonly number[]): boolean {
  const pace = paceOfKept();
  for (const ms of onNew) pace.note(false, ms);
  for (const ms of onKept) pace.note(true, ms);
  return pace.isHeldUp();
}

const repeated = (ms: number, count: number): readonly number[] => Array.from({ length: count }, () => ms);

describe("paceOfKept()", () => {
  it.each([
    [
      "of Python's http.server, which waits for an acknowledgement",
      [60, 2],
      [...repeated(1, 5), ...repeated(44, 30)],
      true,
    ],
    ["of a server that is quick on both", [2], repeated(1, 100), false],
    ["of one whose handler takes 44 ms", [46, 45], repeated(44, 100), false],
    ["of one whose handler takes 200 ms for most", [2], repeated(200, 100), false],
    ["that were held up now and then", [2], [...repeated(1, 60), ...repeated(44, 5)], false],
    ["too few to tell", [2], repeated(44, 10), false],
  ])("tells connections %s", (_, onNew, onKept, expected) => {
    expect(heldUp(onNew, onKept)).toBe(expected);
  });
});
