/**
 * The file that a path means: the path itself, the same with an extension, or the entry of the project in that folder.
 */
import { readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { isRecord, parsedJson, UnableError } from "../../base/index.ts";

/** In the order in which they are tried. */
const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"] as const;

/** Where the entry of a project is when its settings don't say. */
const USUAL_ENTRIES = ["index", "src/index", "app", "src/app", "server", "src/server"] as const;

const WRANGLER_FILES = ["wrangler.jsonc", "wrangler.json", "wrangler.toml"] as const;

/**
 * @param path - Path of a file or a folder; a relative one starts at the working directory.
 * @returns Its absolute path.
 * @throws UnableError that says where it was looked for.
 */
export async function entryFile(path: string): Promise<string> {
  const place = resolve(path);
  const kind = await kindOf(place);
  if (kind === "file") return place;
  if (kind === "folder") return await entryOf(path, place);
  const withExtension = await firstFile(EXTENSIONS.map((extension) => `${place}${extension}`));
  if (withExtension !== undefined) return withExtension;
  throw new UnableError(
    `Failed to load "${path}": there is no such file (looked at ${place}). Check the path, or give an http(s) URL.`,
  );
}

async function entryOf(path: string, folder: string): Promise<string> {
  const named = (await wranglerMain(folder)) ?? (await packageMain(folder));
  if (named !== undefined) {
    const file = join(folder, named.path);
    const found = await firstFile([file, ...EXTENSIONS.flatMap((end) => [`${file}${end}`, join(file, `index${end}`)])]);
    if (found !== undefined) return found;
    throw new UnableError(
      `Failed to load "${path}": ${named.by} says that its main file is "${named.path}", which does not exist. ` +
        `Build it, or give the source file itself, such as ${join(path, "src/index.ts")}.`,
    );
  }
  const found = await firstFile(
    USUAL_ENTRIES.flatMap((name) => EXTENSIONS.map((end) => join(folder, `${name}${end}`))),
  );
  if (found !== undefined) return found;
  throw new UnableError(
    `Failed to load "${path}": ${basename(folder)} is a folder without a main file. ` +
      `Give the file that exports the handler, or name it as "main" in package.json.`,
  );
}

interface NamedEntry {
  readonly path: string;
  /** The file that names it. */
  readonly by: string;
}

async function wranglerMain(folder: string): Promise<NamedEntry | undefined> {
  for (const name of WRANGLER_FILES) {
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    const path = /^\s*"?main"?\s*[:=]\s*["']([^"']+)["']/m.exec(text)?.[1];
    if (path !== undefined) return { path, by: name };
  }
  return undefined;
}

async function packageMain(folder: string): Promise<NamedEntry | undefined> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "");
  const manifest = parsedJson(text);
  if (!isRecord(manifest)) return undefined;
  const path = exportedPath(manifest["exports"]) ?? manifest["main"] ?? manifest["module"];
  return typeof path === "string" ? { path, by: "package.json" } : undefined;
}

/** What `exports` says of the package itself, to those who import it. */
function exportedPath(exported: unknown): string | undefined {
  if (typeof exported === "string") return exported;
  if (!isRecord(exported)) return undefined;
  return exportedPath(exported["."] ?? exported["import"] ?? exported["node"] ?? exported["default"]);
}

async function firstFile(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) if ((await kindOf(candidate)) === "file") return candidate;
  return undefined;
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  return found.isDirectory() ? "folder" : "file";
}
