/** The source files that a shell command starts, as far as the command says. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isRecord, parsedJson } from "../../base/index.ts";

const SOURCE = /\.(?:[cm]?[jt]sx?|py|go|rb|rs|php|java|kt|pl|lua|ex|exs)$/;

/** Scripts that run scripts end somewhere. */
const DEEPEST = 4;

/**
 * `node app.js`, `uvicorn app.main:app --app-dir src`, `python -m bot`, `npm start`, `cd server && npx tsx src/index.ts`.
 * @param cwd - Where the command is run.
 * @returns Absolute paths; empty when the command does not say.
 */
export function entriesOfCommand(command: string, cwd: string, depth = 0): readonly string[] {
  let folder = cwd;
  return command.split(/&&|\|\||;|\|/).flatMap((part) => {
    const words = wordsIn(part);
    if (words[0] === "cd" && words[1] !== undefined) {
      folder = resolve(folder, words[1]);
      return [];
    }
    return entriesIn(words, folder, depth);
  });
}

function wordsIn(command: string): readonly string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, plain]) => double ?? single ?? plain ?? "",
  );
}

function entriesIn(words: readonly string[], folder: string, depth: number): readonly string[] {
  const script = scriptOf(words, folder);
  if (script !== undefined && depth < DEEPEST) return entriesOfCommand(script, folder, depth + 1);
  const inFolders = [
    folder,
    ...words.flatMap((word, nth) =>
      /^--(?:app-dir|chdir|cwd)$/.test(word) ? [resolve(folder, words[nth + 1] ?? "")] : [],
    ),
  ];
  const found = words.flatMap((word, nth) => {
    if (SOURCE.test(word)) return [resolve(folder, word)];
    const isModule = words[nth - 1] === "-m" || words[nth - 1] === "--app" || /^[\w.]+:[\w.()]+$/.test(word);
    return isModule ? inFolders.flatMap((base) => pythonModule(word.split(":")[0] ?? "", base)) : [];
  });
  return found.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

/** What a script of package.json says that a command runs. */
function scriptOf(words: readonly string[], folder: string): string | undefined {
  const [manager = "", verb = "", named = ""] = words;
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(manager)) return undefined;
  const name = verb === "run" || verb === "run-script" ? named : verb;
  const manifest = existsSync(join(folder, "package.json"))
    ? parsedJson(readFileSync(join(folder, "package.json"), "utf8"))
    : undefined;
  const scripts = isRecord(manifest) ? manifest["scripts"] : undefined;
  const script = isRecord(scripts) ? scripts[name] : undefined;
  return typeof script === "string" ? script : undefined;
}

function pythonModule(name: string, base: string): readonly string[] {
  const path = join(base, ...name.split("."));
  return [
    `${path}.py`,
    join(path, "__main__.py"),
    join(path, "__init__.py"),
    join(path, "app.py"),
    join(path, "main.py"),
  ];
}
