/**
 * What surrounds a module: the folder of its package, what that depends on, and the settings that lie beside it.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isRecord, parsedJson } from "../../base/index.ts";

export interface Project {
  /** The folder with the nearest package.json; without one the working directory, or else the module's own folder. */
  readonly root: string;
  /** The module's path from there, with slashes. */
  readonly path: string;
  /** Whether the package names it among its dependencies, of whatever kind. */
  dependsOn(name: string): boolean;
  /** The first of these files that lies beside the module or in a folder above it, up to the root. */
  neighbour(...names: readonly string[]): Neighbour | undefined;
}

export interface Neighbour {
  /** As it was asked for, for people. */
  readonly name: string;
  readonly file: string;
}

/** @param file - The absolute path of the module. */
export function projectOf(file: string): Project {
  const folders = foldersUp(dirname(file));
  const home = folders.find((folder) => existsSync(join(folder, "package.json")));
  const root = home ?? folders.find((folder) => folder === process.cwd()) ?? dirname(file);
  const within = folders.slice(0, folders.indexOf(root) + 1);
  const dependencies = dependenciesOf(join(root, "package.json"));
  return {
    root,
    path: relative(root, file).replaceAll("\\", "/"),
    dependsOn: (name) => dependencies.has(name),
    neighbour(...names) {
      for (const folder of within) {
        for (const name of names) if (existsSync(join(folder, name))) return { name, file: join(folder, name) };
      }
      return undefined;
    },
  };
}

/** A folder and those it lies in, the innermost first. */
function foldersUp(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUp(parent)];
}

function dependenciesOf(manifestFile: string): ReadonlySet<string> {
  const manifest = parsedJson(textOf(manifestFile));
  if (!isRecord(manifest)) return new Set();
  const lists = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  return new Set(lists.flatMap((list) => Object.keys(Object(manifest[list]))));
}

/** The text of a file; empty if it can't be read. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
