/** Text in lines of a width, broken between words, with an indent. */

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
  const shown = text.replaceAll(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/gu, (character) =>
    character === "\n" ? "⏎" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return shown.length > longest ? `${shown.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…` : shown;
}
