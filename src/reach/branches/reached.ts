/** What a run reached of the consumer's code, as plain values that parts of a run can bring together. */

/** A function, or a block of code that runs more or less often than what is around it. */
export interface Branch {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly hasRun: boolean;
}

export interface ReachedFile {
  /** Seen from the working directory. */
  readonly path: string;
  /** In the order in which they start. */
  readonly branches: readonly Branch[];
  /** What stands in it, where more than the branches is known. */
  readonly text?: string;
}

/** In alphabetical order. */
export type Reach = readonly ReachedFile[];

/** What was reached by one part or the other. */
export function together(a: Reach, b: Reach): Reach {
  const paths = [...new Set([...a, ...b].map(({ path }) => path))].toSorted();
  return paths.map((path) => {
    const parts = [...a, ...b].filter((file) => file.path === path);
    const text = parts.map((file) => file.text).find((each) => each !== undefined);
    const branches = merged(parts.flatMap((file) => file.branches));
    return { path, branches, ...(text !== undefined && { text }) };
  });
}

/** Each branch once; it has run if it did anywhere. */
export function merged(branches: readonly Branch[]): readonly Branch[] {
  const byPlace = new Map<string, Branch>();
  for (const branch of branches) {
    const place = `${branch.line}:${branch.column}-${branch.endLine}:${branch.endColumn}`;
    const known = byPlace.get(place);
    byPlace.set(place, { ...branch, hasRun: branch.hasRun || known?.hasRun === true });
  }
  return [...byPlace.values()].toSorted((a, b) => a.line - b.line || a.column - b.column || b.endLine - a.endLine);
}

export interface ReachCounts {
  readonly branches: number;
  readonly reached: number;
  readonly files: number;
}

export function countsOf(reach: Reach): ReachCounts {
  const all = reach.flatMap(({ branches }) => branches);
  return { branches: all.length, reached: all.filter(({ hasRun }) => hasRun).length, files: reach.length };
}

/** The lines that nothing has run, as ranges from the first line to the last. */
export function linesNeverRun({ branches }: ReachedFile): readonly (readonly [from: number, to: number])[] {
  const never = new Set<number>();
  for (const { line, endLine, hasRun } of branches) {
    if (!hasRun) for (let at = line; at <= endLine; at++) never.add(at);
  }
  const ranges: [number, number][] = [];
  for (const line of [...never].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}
