/** What a module under test prints: kept to be shown beside its findings, and not printed among the results. */
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
  return {
    text: () => text,
    clear() {
      text = "";
    },
  };
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
