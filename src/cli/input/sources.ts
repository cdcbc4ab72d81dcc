/** Where payloads are read from: files that were named, or what is piped in. */
import { resolve } from "node:path";
import { messageOf, printable, UsageError } from "../../base/index.ts";
import type { Terminal } from "../terminal.ts";
import { textOf } from "./text-of.ts";

export interface Source {
  readonly name: string;
  chunks(): AsyncIterable<string>;
}

/** @throws UsageError when there is nothing to read. */
export function sourcesFor(files: readonly string[], terminal: Terminal): readonly Source[] {
  if (files.length === 0 && terminal.stdin.isTty) {
    throw new UsageError("Failed to validate: there is nothing to read. Name files, or pipe payloads in.");
  }
  return (files.length === 0 ? ["-"] : files).map((file) =>
    file === "-"
      ? { name: "stdin", chunks: () => terminal.stdin.chunks() }
      : { name: file, chunks: () => textOf(resolve(terminal.cwd, file)) },
  );
}

/** Reports a source that can't be read, and goes on with the next one. */
export async function* readable(source: Source, terminal: Terminal, onUnreadable: () => void): AsyncGenerator<string> {
  try {
    yield* source.chunks();
  } catch (error) {
    onUnreadable();
    terminal.err(printable(`error: Failed to read "${source.name}": ${messageOf(error)}. Name a file of payloads.`));
  }
}
