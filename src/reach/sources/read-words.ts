/** From files of a project to the words of its handler. */
import { relative, resolve } from "node:path";
import { wordsOf, type Words } from "../words/index.ts";
import { entriesOfCommand } from "./command-entries.ts";
import { filesIn, textsOf } from "./files-in.ts";
import { dataFilesBeside, sourceGraph } from "./source-graph.ts";

export interface ReadWordsOptions {
  /** Where relative paths start. Default: the working directory. */
  readonly cwd?: string;
  /** The environment, for the variables that the sources name. Default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface FoundWords {
  readonly words: Words;
  /** The files that were read, relative to where paths start. */
  readonly files: readonly string[];
}

/**
 * The words of the named sources and settings; of a folder, all of its own.
 * @throws UnableError for a path that can't be read.
 */
export async function readWords(paths: readonly string[], options: ReadWordsOptions = {}): Promise<FoundWords> {
  const { cwd = ".", env = {} } = options;
  return await wordsIn(await filesIn(paths, cwd), cwd, env);
}

/**
 * The words of a handler by its entry: the module itself or a command that starts it, what that imports of its own, and
 * the settings beside it. Of a command that does not say what it starts, all sources of its folder.
 */
export async function wordsOfHandler(
  handler: { readonly module: string } | { readonly command: string },
  options: ReadWordsOptions = {},
): Promise<FoundWords> {
  const { cwd = ".", env = {} } = options;
  const entries =
    "module" in handler ? [resolve(cwd, handler.module)] : entriesOfCommand(handler.command, resolve(cwd));
  if (entries.length === 0) return await readWords(["."], options);
  const sources = await sourceGraph(entries);
  const files = [...new Set([...sources, ...(await dataFilesBeside(sources))])];
  return await wordsIn(
    files.map((file) => relative(resolve(cwd), file)),
    cwd,
    env,
  );
}

async function wordsIn(files: readonly string[], cwd: string, env: ReadWordsOptions["env"] = {}): Promise<FoundWords> {
  const texts = await textsOf(files, cwd);
  return { words: wordsOf(texts, env), files };
}
