import { describe, expect, it } from "vitest";
import { widthFor, type Width } from "../../src/fuzz/width.ts";

function after(width: Width, durationMs: number, times = 100): number {
  for (let nth = 0; nth < times; nth++) width.note(durationMs);
  return width.current();
}

describe("widthFor", () => {
  it("has one case under way where the consumer is quick", () => {
    const width = widthFor({ concurrency: null });
    expect(width.current()).toBe(1);
    expect(after(width, 5)).toBe(1);
  });

  it("has more the slower it is, up to sixteen", () => {
    expect(after(widthFor({ concurrency: null }), 100)).toBeGreaterThanOrEqual(4);
    expect(after(widthFor({ concurrency: null }), 5_000)).toBe(16);
  });

  it("has more sooner where the consumer runs elsewhere", () => {
    expect(after(widthFor({ concurrency: null }, true), 3)).toBe(1);
    expect(after(widthFor({ concurrency: null }, true), 15)).toBe(4);
  });

  it("goes back to one when the consumer gets quick again, or is not to be pressed", () => {
    const width = widthFor({ concurrency: null });
    expect(after(width, 5_000)).toBe(16);
    expect(after(width, 1)).toBe(1);
    expect(after(width, 5_000)).toBe(16);
    width.narrow();
    expect(after(width, 5_000)).toBe(1);
  });

  it("is what the user says, whatever is learned", () => {
    const width = widthFor({ concurrency: 3 });
    width.narrow();
    expect(after(width, 5_000)).toBe(3);
  });
});
