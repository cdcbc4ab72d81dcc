import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentsOf, type Document } from "../../../src/cli/input/documents.ts";
import { linesOf } from "../../../src/cli/input/lines.ts";

/** The documents in a text that comes in pieces of a given size. */
async function documentsIn(text: string, pieceSize = 7): Promise<readonly Document[]> {
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += pieceSize) yield text.slice(at, at + pieceSize);
  }
  return Array.fromAsync(documentsOf(linesOf(pieces())));
}

describe("documentsOf", () => {
  it("says where each document starts", async () => {
    expect(await documentsIn('\n {"a":1}\n[\n1]  2\n')).toEqual([
      { text: '{"a":1}', line: 2, column: 2 },
      { text: "[\n1]", line: 3, column: 1 },
      { text: "2", line: 4, column: 5 },
    ]);
  });

  it("finds every value, however they are laid out and cut into pieces", async () => {
    const values = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())));
    const indent = fc.constantFrom(0, 1, 2, "\t");
    const gap = fc.constantFrom("", " ", "\n", "\r\n", "\n\n");
    await fc.assert(
      fc.asyncProperty(values, indent, gap, fc.integer({ min: 1, max: 50 }), async (all, indent, gap, pieceSize) => {
        const text = all.map((value) => JSON.stringify(value, null, indent)).join(gap);
        const found = (await documentsIn(text, pieceSize)).map(({ text }) => text);
        expect(found).toEqual(all.map((value) => JSON.stringify(value, null, indent)));
      }),
    );
  });

  it("takes nothing from the next lines for a broken one", async () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(objects, fc.nat(), fc.nat(), async (all, which, at) => {
        const lines = all.map((value) => JSON.stringify({ value }));
        const index = which % lines.length;
        const broken = lines[index]?.slice(0, 1 + (at % 9)) ?? "";
        const found = (await documentsIn(lines.with(index, broken).join("\n"))).map(({ text }) => text);
        for (const [position, line] of lines.entries()) if (position !== index) expect(found).toContain(line);
      }),
    );
  });

  it("reads JSON whose lines are not indented as the one document it is", async () => {
    const text = '{\n"a": [\n{\n"b": 1\n},\n{\n"b": 2\n}\n]\n}';
    expect(await documentsIn(text)).toEqual([{ text, line: 1, column: 1 }]);
  });

  it("leaves out a byte order mark, however late it comes, and only there", async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield* ["", "\uFEFF1\n", "\uFEFF2"];
    }
    expect(await Array.fromAsync(linesOf(pieces()))).toEqual(["1", "\uFEFF2"]);
  });

  it("ends no line within a text: JSON may hold any separator but a line feed", async () => {
    const text = JSON.stringify({ content: "a\u2028b\u2029c\u0085d" });
    expect(await documentsIn(text)).toEqual([{ text, line: 1, column: 1 }]);
  });
});
