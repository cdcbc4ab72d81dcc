/** The files of a project that belong to an entry: it, what it imports of its own, and the settings beside them. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { importsOf } from "./imports.ts";

/** A handler that takes more sources than that is not looked into any further. */
const MOST_SOURCES = 300;

/** @param entries - Absolute paths of files. @returns Absolute paths, the entries first. */
export async function sourceGraph(entries: readonly string[]): Promise<readonly string[]> {
  const found = new Set(entries);
  for (const file of found) {
    if (found.size >= MOST_SOURCES) break;
    const text = await readFile(file, "utf8").catch(() => "");
    for (const candidates of importsOf(file, text, projectFolder(file))) {
      const imported = candidates.find(isFile);
      if (imported !== undefined && !imported.includes("node_modules")) found.add(imported);
    }
  }
  return [...found];
}

/** The folder with the nearest package.json or other manifest; else the file's own. */
export function projectFolder(file: string): string {
  const manifests = ["package.json", "pyproject.toml", "requirements.txt", "go.mod", "deno.json"];
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (manifests.some((name) => existsSync(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return own;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

const DATA = /\.(?:json|jsonc|ya?ml|toml|ini|cfg|properties|env)$|^\.env(?:\.[\w-]+)?$|^\.dev\.vars$/i;

/** What tools read, and not the handler. */
const OF_TOOLS =
  /^(?:package-lock|tsconfig.*|jsconfig.*|composer|deno|biome|vercel|renovate|\.\w+rc.*|.*[.-]lock|.*lock)\.(?:json|jsonc|ya?ml|toml)$/i;

/** More data files than that beside a source belong to more than one handler. */
const FEW = 12;

/**
 * The settings beside the sources, in their folders and in those of the project: those that a source names, and all where
 * they are few.
 */
export async function dataFilesBeside(sources: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(sources.map((file) => readFile(file, "utf8").catch(() => "")));
  const all = texts.join("\n");
  const folders = new Set(sources.flatMap((file) => [dirname(file), ...settingsFolders(dirname(file))]));
  const roots = sources.map(projectFolder).filter((root) => !folders.has(root));
  for (const root of roots) folders.add(root);
  return [...folders].flatMap((folder) => {
    const files = namesIn(folder).filter((name) => DATA.test(name) && !OF_TOOLS.test(name));
    const isCrowded = files.length > FEW;
    return files
      .filter((name) => !isCrowded || /^\.(?:env|dev\.vars)/.test(name) || isNamed(name, all))
      .map((name) => join(folder, name));
  });
}

function isNamed(file: string, text: string): boolean {
  return text.includes(file) || text.includes(`${basename(file, extname(file))}"`);
}

function settingsFolders(folder: string): readonly string[] {
  return ["config", "conf", "settings", "data"].map((name) => join(folder, name)).filter(existsSync);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
