/** The words that `hubhook fuzz` draws from. */
import { resolve } from "node:path";
import { moduleFile } from "../consumer/index.ts";
import { countOf, readWords, wordsOfHandler, type FoundWords } from "../reach/index.ts";
import { isUrl, type FuzzCommandOptions } from "./fuzz-options.ts";
import type { Terminal } from "./terminal.ts";
import { wordsLine } from "./words-text.ts";

/** What the conditions of the consumer compare with, as its sources say; undefined when they are not to be had. */
export async function wordsFor(
  target: string,
  { start, source, words, case: event }: FuzzCommandOptions,
  { cwd, env, err }: Terminal,
): Promise<FoundWords | undefined> {
  if (!words || event !== undefined || (source.length === 0 && start === undefined && isUrl(target))) return undefined;
  const options = { cwd, env };
  const found =
    source.length > 0
      ? await readWords(source, options)
      : await wordsOfHandler(
          start === undefined ? { module: await moduleFile(resolve(cwd, target)) } : { command: start },
          options,
        );
  if (countOf(found.words) > 0) err(wordsLine(found));
  return found;
}
