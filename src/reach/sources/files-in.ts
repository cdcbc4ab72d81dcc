/** The sources and settings that words are looked for in. */
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { messageOf, UnableError } from "../../base/index.ts";
import type { SourceText } from "../words/index.ts";

const EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "js jsx mjs cjs ts tsx mts cts vue svelte astro py go rb rs java kt kts scala php cs fs swift c cc cpp h hpp lua pl r ex exs " +
    "sh bash json jsonc yaml yml toml ini cfg properties"
  )
    .split(" ")
    .map((extension) => `.${extension}`),
);

/** What others wrote, and what is made of sources. */
const SKIPPED =
  /^(?:node_modules|bower_components|vendor|dist|build|out|target|coverage|__pycache__|venv|env|site-packages|\..*)$/;

const ENV_FILE = /^\.(?:env|dev\.vars)(?:\.[\w.-]+)?$/;

/** A project with more sources than that is not one handler. */
const MOST_FILES = 1_000;

/**
 * The named files, and all sources and settings in named folders, in alphabetical order.
 * @param paths - As the user gave them, relative to `cwd`; so are the paths of the result.
 * @throws UnableError for a path that can't be read.
 */
export async function filesIn(paths: readonly string[], cwd: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const about = await stat(resolve(cwd, path)).catch((thrown: unknown) => failed(path, thrown));
    if (!about.isDirectory()) found.push(path);
    else for await (const file of below(path, cwd)) if (found.length < MOST_FILES) found.push(file);
  }
  return [...new Set(found)];
}

/** @throws UnableError for a file that can't be read. */
export async function textsOf(paths: readonly string[], cwd: string): Promise<readonly SourceText[]> {
  return await Promise.all(
    paths.map(async (path) => ({
      path,
      text: await readFile(resolve(cwd, path), "utf8").catch((thrown: unknown) => failed(path, thrown)),
    })),
  );
}

async function* below(folder: string, cwd: string): AsyncGenerator<string> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch((thrown: unknown) =>
    failed(folder, thrown),
  );
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) yield* below(path, cwd);
    if (entry.isFile() && (EXTENSIONS.has(extname(entry.name)) || ENV_FILE.test(entry.name))) yield path;
  }
}

function failed(path: string, thrown: unknown): never {
  throw new UnableError(`Failed to read "${path}": ${messageOf(thrown)}. Name sources, or a folder of them.`, {
    cause: thrown,
  });
}
