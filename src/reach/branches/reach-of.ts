/** From blocks of what V8 has run to branches of the files that people wrote. */
import { readFileSync } from "node:fs";
import { findSourceMap, SourceMap } from "node:module";
import { relative } from "node:path";
import { parsedJson } from "../../base/index.ts";
import type { Block } from "./blocks.ts";
import { merged, type Branch, type Reach } from "./reached.ts";
import type { Coverage } from "./v8-coverage.ts";

/** What was loaded of the project's own, by the URLs that V8 knows it by. */
export interface Scripts {
  fileOf(url: string): string | undefined;
  textOf(url: string): string | undefined;
}

/** @param cwd - Where the paths of the result start. */
export function reachOf({ blocks, hasRun }: Coverage, scripts: Scripts, cwd: string): Reach {
  const byFile = new Map<string, Branch[]>();
  const places = new Map<string, PlaceOf>();
  for (const [name, block] of blocks) {
    const file = scripts.fileOf(block.url);
    if (file === undefined) continue;
    const placeOf = places.get(block.url) ?? placesIn(block.url, scripts.textOf(block.url) ?? textOf(file));
    places.set(block.url, placeOf);
    const branch = branchAt(block, placeOf, hasRun(name));
    if (branch !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), branch]);
  }
  return [...byFile]
    .map(([file, branches]) => ({ path: relative(cwd, file), branches: merged(branches), text: textOf(file) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place in the user's file of an offset in what V8 has run; undefined if nothing of the user's stands there. */
type PlaceOf = (offset: number) => Place | undefined;

function branchAt({ start, end }: Block, placeOf: PlaceOf, hasRun: boolean): Branch | undefined {
  const from = placeOf(start);
  const to = placeOf(Math.max(start, end - 1));
  if (from === undefined || to === undefined || to.line < from.line) return undefined;
  // What comes to one point of the user's file was made by a compiler, such as a getter for an export.
  if (!hasRun && end - start > 1 && from.line === to.line && from.column === to.column) return undefined;
  return { ...from, endLine: to.line, endColumn: to.column, hasRun };
}

/** By the source map, where Node.js has one for what it loaded; else in the text as it stands. */
function placesIn(url: string, text: string): PlaceOf {
  const map = findSourceMap(url) ?? sourceMapIn(text);
  const starts = startsBy(lengthsOf(map) ?? text.split("\n").map(({ length }) => length));
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    const column = offset - (starts[line] ?? 0);
    if (map === undefined) return { line: line + 1, column: column + 1 };
    const entry = map.findEntry(line, column);
    return "originalLine" in entry ? { line: entry.originalLine + 1, column: entry.originalColumn + 1 } : undefined;
  };
}

/** How long the lines are that a map is for, as Node.js knows them. */
function lengthsOf(map: SourceMap | undefined): readonly number[] | null {
  const lengths: unknown = map === undefined ? undefined : Reflect.get(map, "lineLengths");
  return Array.isArray(lengths) ? lengths : null;
}

/** Where each line starts, in code units. @param lengths - Of lines without their ends. */
function startsBy(lengths: readonly number[]): readonly number[] {
  let start = 0;
  return lengths.map((length) => {
    const own = start;
    start += length + 1;
    return own;
  });
}

/** The source map that a compiler has written at the end. */
function sourceMapIn(text: string): SourceMap | undefined {
  const [, data] = /\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(text) ?? [];
  if (data === undefined) return undefined;
  const payload: unknown = parsedJson(Buffer.from(data, "base64").toString("utf8"));
  return isSourceMap(payload) ? new SourceMap(payload) : undefined;
}

function isSourceMap(value: unknown): value is ConstructorParameters<typeof SourceMap>[0] {
  return typeof value === "object" && value !== null && "mappings" in value;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
