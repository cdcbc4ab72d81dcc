/** A file as text: UTF-8, or UTF-16 as PowerShell writes it when output is redirected. */
import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";

/** The text of a file, in pieces. @throws Error of Node.js when it can't be read. */
export async function* textOf(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of createReadStream(path)) {
    const bytes: Uint8Array = chunk;
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

/** By its byte order mark, or by a first character of JSON, which is ASCII. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== undefined && first !== 0 && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || first === 0 ? "utf-16be" : "utf-8";
}
