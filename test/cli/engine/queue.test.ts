import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queue } from "../../../src/cli/engine/queue.ts";

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const seen: Item[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

describe("queue", () => {
  it("has what was pushed before somebody listened, and before it was ended", async () => {
    const items = queue<number>();
    items.push(1);
    items.push(2);
    items.end();
    expect(await all(items)).toEqual([1, 2]);
  });

  it("waits for what is still to come, and for its end", async () => {
    const items = queue<number>();
    let isOver = false;
    const seen = all(items).finally(() => (isOver = true));
    items.push(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isOver).toBe(false);
    items.push(2);
    items.end();
    expect(await seen).toEqual([1, 2]);
  });

  it("loses nothing that is pushed while an item is worked on, and keeps the order", async () => {
    const items = queue<number>();
    items.push(0);
    const seen: number[] = [];
    for await (const item of items) {
      seen.push(item);
      if (item < 5) items.push(item + 1);
      else items.end();
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("passes everything on, in order, whenever it comes", async () => {
    const pauses = fc.array(fc.constantFrom("none", "turn of promises", "turn of the event loop"), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(pauses, async (kinds) => {
        const items = queue<number>();
        const seen = all(items);
        for (const [nth, kind] of kinds.entries()) {
          items.push(nth);
          if (kind === "turn of promises") await Promise.resolve();
          if (kind === "turn of the event loop") await new Promise((resolve) => setImmediate(resolve));
        }
        items.end();
        expect(await seen).toEqual(kinds.map((_, nth) => nth));
      }),
    );
  });
});
