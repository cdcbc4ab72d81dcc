/** The brackets that stand open around each literal of a source; those in strings and comments do not count. */
import type { Token } from "./tokens.ts";

export interface Bracket {
  readonly sign: string;
  /** What stands before it on its line, as far as it matters. */
  readonly head: string;
  /** Whether there is a comma between it and the literal. */
  readonly hasComma: boolean;
}

interface Open {
  readonly sign: string;
  readonly at: number;
  hasComma: boolean;
}

/** More brackets around a literal do not say what it is there for. */
const MOST = 5;

const LONGEST_HEAD = 160;

const CLOSED_BY: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** @returns For each token, the innermost bracket first. */
export function bracketsAround(source: string, tokens: readonly Token[]): ReadonlyMap<Token, readonly Bracket[]> {
  const around = new Map<Token, readonly Bracket[]>();
  const open: Open[] = [];
  let at = 0;
  for (const token of tokens.toSorted((a, b) => a.start - b.start)) {
    for (const { 0: sign, index } of source.slice(at, Math.max(at, token.start)).matchAll(/[()[\]{},]/g))
      step(open, sign, at + index);
    around.set(
      token,
      open
        .slice(-MOST)
        .toReversed()
        .map((bracket) => ({ sign: bracket.sign, head: headOf(source, bracket.at), hasComma: bracket.hasComma })),
    );
    at = Math.max(at, token.end);
  }
  return around;
}

/** The same for any place of the source. */
export function bracketsAt(source: string, tokens: readonly Token[], start: number): readonly Bracket[] {
  const place: Token = { kind: "string", pieces: [], start, end: start };
  const before = tokens.filter(({ end }) => end <= start);
  return bracketsAround(source, [...before, place]).get(place) ?? [];
}

/** A bracket that closes what is not open is left out: the text is no code that the grammar knows. */
function step(open: Open[], sign: string, at: number): void {
  const closed = CLOSED_BY[sign];
  const last = open.at(-1);
  if (sign === ",") {
    if (last !== undefined) last.hasComma = true;
  } else if (closed === undefined) open.push({ sign, at, hasComma: false });
  else {
    const start = open.findLastIndex((bracket) => bracket.sign === closed);
    if (start !== -1) open.length = start;
  }
}

function headOf(source: string, at: number): string {
  return source.slice(Math.max(source.lastIndexOf("\n", at - 1) + 1, at - LONGEST_HEAD), at);
}
