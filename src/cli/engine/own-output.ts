/** What a module under test prints: kept to be shown beside its findings, and not printed among the results. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import type { CommandConsumer, Consumer } from "../../consumer/index.ts";

/** How much is kept, in characters. */
const KEPT = 4_096;

export interface OwnOutput {
  /** The end of what was printed since the last call of `clear`. */
  text(): string;
  clear(): void;
}

/** From here on, what this thread prints is kept. */
export function ownOutput(): OwnOutput {
  let text = "";
  const keep = (chunk: string | Uint8Array): boolean => {
    text = (text + (typeof chunk === "string" ? chunk : Buffer.from(chunk).toString())).slice(-KEPT);
    return true;
  };
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
      const whenDone = typeof encoding === "function" ? encoding : done;
      if (typeof whenDone === "function") queueMicrotask(() => whenDone());
      return keep(chunk);
    };
  }
  keepDescriptors(keep);
  return {
    text: () => text,
    clear() {
      text = "";
    },
  };
}

/** Loggers write to the descriptors themselves, past the streams of a thread: those of the whole process. */
function keepDescriptors(keep: (chunk: string | Uint8Array) => void): void {
  const { writeSync, write, writev } = fs;
  Reflect.set(fs, "writeSync", (descriptor: number, data: string | Uint8Array, ...rest: readonly unknown[]) => {
    if (!isPrinted(descriptor)) return Reflect.apply(writeSync, fs, [descriptor, data, ...rest]);
    const written = writtenOf(data, rest);
    keep(written);
    return Buffer.byteLength(written);
  });
  const later =
    <Data>(original: Function, dataOf: (data: Data, rest: readonly unknown[]) => string | Uint8Array) =>
    (descriptor: number, data: Data, ...rest: readonly unknown[]): unknown => {
      if (!isPrinted(descriptor)) return Reflect.apply(original, fs, [descriptor, data, ...rest]);
      const written = dataOf(data, rest);
      keep(written);
      const done = rest.at(-1);
      if (typeof done === "function") queueMicrotask(() => done(null, Buffer.byteLength(written), data));
      return undefined;
    };
  Reflect.set(fs, "write", later(write, writtenOf));
  Reflect.set(
    fs,
    "writev",
    later<readonly Uint8Array[]>(writev, (data) => Buffer.concat(data)),
  );
  syncBuiltinESMExports(); // for `import { writeSync } from "node:fs"`
}

function isPrinted(descriptor: number): boolean {
  return descriptor === 1 || descriptor === 2;
}

/** The part of a buffer that is written; of a text, all of it. */
function writtenOf(data: string | Uint8Array, [offset, length]: readonly unknown[]): string | Uint8Array {
  if (typeof data === "string" || typeof offset !== "number") return data;
  return data.subarray(offset, typeof length === "number" ? offset + length : undefined);
}

/** The consumer, with its output where that of a started one is. */
export function withOutput(
  consumer: Consumer,
  output: OwnOutput,
): Consumer & Pick<CommandConsumer, "stderrTail" | "stderrDuring"> {
  return {
    ...consumer,
    stderrTail: () => output.text().trimEnd(),
    async stderrDuring(action) {
      output.clear();
      await action();
      return output.text().trimEnd();
    },
  };
}
