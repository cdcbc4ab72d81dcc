/**
 * Blocks of code, and which of them have run. V8 lists a block only where it ran more or less often than what is around it: so
 * all that were ever listed are remembered, and each is looked up by where it starts.
 */

/** What V8 says of a function: its own range first, then the blocks in it, each in the ones that it lies in. */
export interface FunctionRanges {
  readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
}

/** A block of a script, in code units of the text that V8 was given. */
export interface Block {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

export interface Blocks {
  /** Takes note of what ran. @returns The names of the blocks that did. */
  note(url: string, functions: readonly FunctionRanges[]): readonly string[];
  /** All blocks that are known, by their names. */
  readonly all: ReadonlyMap<string, Block>;
  /** Whether a block has ever run, also before it was known as one. */
  hasRun(name: string): boolean;
}

/** What is known of a function. */
interface Known {
  readonly blocks: Map<string, Block>;
  /** The code that has ever run, in order. */
  ran: readonly Span[];
}

type Span = readonly [start: number, end: number];

export function blocksOf(): Blocks {
  const all = new Map<string, Block>();
  const byFunction = new Map<string, Known>();
  const owners = new Map<string, Known>();
  return {
    all,
    note(url, functions) {
      return functions.flatMap(({ ranges }) => {
        const [whole] = ranges;
        if (whole === undefined) return [];
        const name = `${url} ${whole.startOffset}`;
        const own = byFunction.get(name) ?? { blocks: new Map<string, Block>(), ran: [] };
        byFunction.set(name, own);
        for (const { startOffset: start, endOffset: end } of ranges) {
          const block = `${name} ${start}-${end}`;
          if (own.blocks.has(block)) continue;
          own.blocks.set(block, { url, start, end });
          owners.set(block, own);
          all.set(block, { url, start, end });
        }
        own.ran = together([...own.ran, ...spansThatRan(ranges)]);
        return [...own.blocks].flatMap(([block, { start }]) => (countAt(ranges, start) > 0 ? [block] : []));
      });
    },
    hasRun(name) {
      const block = all.get(name);
      const spans = owners.get(name)?.ran ?? [];
      return block !== undefined && spans.some(([start, end]) => start <= block.start && block.start < end);
    },
  };
}

/** How often the code at an offset ran: what the innermost range around it says. */
function countAt(ranges: FunctionRanges["ranges"], offset: number): number {
  return ranges.findLast(({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset)?.count ?? 0;
}

function spansThatRan(ranges: FunctionRanges["ranges"]): readonly Span[] {
  const edges = [...new Set(ranges.flatMap(({ startOffset, endOffset }) => [startOffset, endOffset]))];
  const inOrder = edges.sort((a, b) => a - b);
  return inOrder.flatMap((start, nth): readonly Span[] => {
    const end = inOrder[nth + 1];
    return end !== undefined && countAt(ranges, start) > 0 ? [[start, end]] : [];
  });
}

/** The same spans, those that touch as one. */
function together(spans: readonly Span[]): readonly Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
