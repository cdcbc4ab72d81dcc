/**
 * The JSON documents in a text: one value, one value a line, or values one after another, however they are laid out.
 * Nothing is parsed here. A document is cut out by its brackets, and a broken one does not take the next one with it.
 */

/** A text that should be one JSON value. */
export interface Document {
  readonly text: string;
  /** Where it starts, from 1. */
  readonly line: number;
  readonly column: number;
}

/** The documents, in order, each as soon as its last line has come. */
export async function* documentsOf(lines: AsyncIterable<string>): AsyncGenerator<Document> {
  let lineNumber = 0;
  let open: OpenDocument | undefined;
  for await (const line of lines) {
    lineNumber += 1;
    let from = 0;
    while (from < line.length || open !== undefined) {
      if (open === undefined) {
        from = line.slice(from).search(/\S/) === -1 ? line.length : from + line.slice(from).search(/\S/);
        if (from === line.length) break;
        open = { lines: [], depth: 0, line: lineNumber, column: from + 1 };
      }
      const end = endOfDocument(line, from, open);
      open.lines.push(line.slice(from, end));
      if (end === undefined) break;
      yield* mended(open);
      open = undefined;
      from = end;
    }
  }
  if (open !== undefined) yield* mended(open);
}

interface OpenDocument {
  readonly lines: string[];
  /** Brackets that are open at the end of the last line. */
  depth: number;
  readonly line: number;
  readonly column: number;
}

/** Where the document ends in this line; undefined if it goes on. A document without brackets ends with its line. */
function endOfDocument(line: string, from: number, open: OpenDocument): number | undefined {
  if (open.depth === 0 && line[from] !== "{" && line[from] !== "[") return line.length;
  const marks = /["{}[\]]/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(line); mark !== null; mark = marks.exec(line)) {
    if (mark[0] === '"') marks.lastIndex = endOfString(line, mark.index);
    else open.depth += mark[0] === "{" || mark[0] === "[" ? 1 : -1;
    if (open.depth === 0) return marks.lastIndex;
  }
  return undefined;
}

/** The index after a string's closing quote; a line's end closes it too, since no JSON string goes beyond. */
function endOfString(line: string, start: number): number {
  let end = line.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(line, end)) end = line.indexOf('"', end + 1);
  return end === -1 ? line.length : end + 1;
}

function isEscaped(line: string, index: number): boolean {
  let backslashes = 0;
  while (line[index - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

/**
 * When brackets don't match, a document seems to reach into the next ones. So one that is no JSON is cut again, before
 * each line that starts with a brace.
 */
function* mended({ lines, line, column }: OpenDocument): Generator<Document> {
  const text = lines.join("\n");
  const starts = lines.flatMap((content, index) => (index > 0 && content.startsWith("{") ? [index] : []));
  if (starts.length === 0 || !text.startsWith("{") || isJson(text)) {
    yield { text, line, column };
    return;
  }
  for (const [position, start] of [0, ...starts].entries()) {
    const piece = lines.slice(start, starts[position]);
    yield { text: piece.join("\n"), line: line + start, column: start === 0 ? column : 1 };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
