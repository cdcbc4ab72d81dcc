/** Text in lines of a width, broken between words, with an indent. */
import { cut, printableLine } from "./visible.ts";

/** @param hanging - The indent of all lines after the first. Default: that of the first. */
export function wrap(text: string, columns: number, indent: string, hanging: string = indent): string {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** Text that starts behind `indent` characters and goes on below itself. */
export function hanging(text: string, columns: number, indent: number): string {
  return wrap(text, columns - indent, "").replaceAll("\n", `\n${" ".repeat(indent)}`);
}

/** A text that may come from anywhere, on one line and at most so long: control characters are shown, not obeyed. */
export function oneLine(text: string, longest: number): string {
  return cut(printableLine(text), longest);
}
