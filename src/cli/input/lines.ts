/** Text that comes in pieces, cut into lines. Only a line feed ends a line: JSON may hold any other separator. */

/** The lines without their line feeds, and without a byte order mark before the first. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  let open: string[] = []; // a line whose end has not come yet, in pieces: joining early would be quadratic
  for await (const chunk of chunks) {
    const [head = "", ...rest] = (isFirst ? chunk.replace(/^\uFEFF/, "") : chunk).split("\n");
    isFirst = isFirst && chunk === "";
    open.push(head);
    for (const line of rest) {
      yield open.join("");
      open = [line];
    }
  }
  if (open.some((piece) => piece !== "")) yield open.join("");
}
