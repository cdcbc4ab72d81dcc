/** What `hubhook init` does: looks at the project, and writes the files that it lacks. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UnableError } from "../base/index.ts";
import { readWords, type Words } from "../reach/index.ts";
import { recognisedIn } from "./engine/index.ts";
import { handlersAmong, routeIn, secretVariableIn, type SourceText } from "./init/findings-in.ts";
import { startCommandFor } from "./init/start-command.ts";
import { configText, EXAMPLE_SECRET, workflowText, type Found } from "./init/texts.ts";
import type { Terminal } from "./terminal.ts";
import { makeRoomFor, writeWhole } from "./whole-file.ts";

export interface InitOptions {
  readonly ci: boolean;
}

/** How many files are loaded to see whether they are the handler. */
const MOST_TRIED = 3;

/** Files that are no sources, and say how a project is started and installed. */
const MANIFESTS = [
  "package.json",
  "package-lock.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "Procfile",
  "requirements.txt",
  "pyproject.toml",
];

export async function initFromTerminal({ ci }: InitOptions, terminal: Terminal): Promise<void> {
  const { cwd } = terminal;
  const { words, files: names } = await readWords(["."], { cwd });
  const files = await textsOf([...names, ...MANIFESTS], cwd);
  const found = await lookAt(files, words, cwd);
  const isTyped = existsSync(join(cwd, "tsconfig.json")) || /\.tsx?$/.test(found.consumer);
  const before = files.find(({ path }) => /^hubhook\.config\.\w+$/.test(path))?.path;
  await offer(before ?? `hubhook.config.${isTyped ? "ts" : "mjs"}`, configText(found), terminal);
  if (ci) await offer(".github/workflows/hubhook.yml", workflowText(found), terminal);
  terminal.out("Run it with: npx hubhook fuzz");
}

/** @throws UnableError where there is nothing that looks like a handler. */
async function lookAt(files: readonly SourceText[], words: Words, cwd: string): Promise<Found> {
  const handlers = handlersAmong(files);
  const { module, errors } = await firstModule(handlers, cwd);
  const about = module?.file ?? handlers[0];
  const start = module === undefined ? startCommandFor(about, files) : undefined;
  if (module === undefined && start === undefined) throw nothingFound(errors);
  const { path = "", text = "" } = about ?? {};
  return {
    consumer: module === undefined ? `http://127.0.0.1${routeIn(text)}` : `./${path}`,
    recognised: module?.recognised,
    start,
    secretVariable: secretVariableIn(text),
    repoNames: words.repoNames.map(({ value }) => value),
    commands: words.commands.map(({ value }) => value),
    install: installOf(files),
    isPython: path.endsWith(".py"),
  };
}

function nothingFound(errors: readonly string[]): UnableError {
  const [error = "no source here looks like one of a webhook, or says how it is started."] = errors;
  return new UnableError(
    `Failed to find the handler: ${error} ` +
      "Run this in the project's folder, or write hubhook.config.ts yourself, with `fuzz.consumer`.",
  );
}

interface Tried {
  /** The first file that is a consumer; undefined if none is. */
  readonly module: { readonly file: SourceText; readonly recognised: string } | undefined;
  /** Why the others are none. */
  readonly errors: readonly string[];
}

async function firstModule(handlers: readonly SourceText[], cwd: string): Promise<Tried> {
  const errors: string[] = [];
  const modules = handlers.filter(({ path }) => /\.[cm]?[jt]sx?$/.test(path));
  for (const file of modules.slice(0, MOST_TRIED)) {
    const seen = await recognisedIn(join(cwd, file.path), envFor(file));
    if ("recognised" in seen) return { module: { file, recognised: seen.recognised }, errors };
    errors.push(seen.error.replaceAll(`${cwd}/`, ""));
  }
  return { module: undefined, errors };
}

/** Some handlers do not even load without a secret. */
function envFor({ text }: SourceText): Readonly<Record<string, string>> {
  const variable = secretVariableIn(text);
  return variable === undefined ? {} : { [variable]: EXAMPLE_SECRET };
}

function installOf(files: readonly SourceText[]): readonly string[] {
  const has = (name: string): boolean => files.some(({ path }) => path === name);
  return [
    ...(has("package-lock.json") ? ["npm ci"] : has("package.json") ? ["npm install"] : []),
    ...(has("requirements.txt") ? ["pip install -r requirements.txt"] : has("pyproject.toml") ? ["pip install ."] : []),
  ];
}

/** What can be read of them. */
async function textsOf(paths: readonly string[], cwd: string): Promise<readonly SourceText[]> {
  const texts = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const text = await readFile(join(cwd, path), "utf8").catch(() => null);
      return text === null ? [] : [{ path: path.replaceAll("\\", "/").replace(/^\.\//, ""), text }];
    }),
  );
  return texts.flat();
}

/** Writes a file that is not there yet. */
async function offer(name: string, text: string, { cwd, out }: Terminal): Promise<void> {
  const file = join(cwd, name);
  if (existsSync(file)) {
    out(`${name} is there already, and stays as it is.`);
    return;
  }
  await makeRoomFor(file);
  await writeWhole(file, text);
  out(`Wrote ${name}.`);
}
