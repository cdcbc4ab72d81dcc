/**
 * Loads a module of the project under test as its own tools would: TypeScript of every kind, JSX, path aliases, imports
 * without extensions, CommonJS and ESM. tsx does the work, for the user's modules alone.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isRecord } from "../../base/index.ts";
import { takeAzureFunctions, type AzureHttpFunction } from "./azure-core.ts";
import { variablesFrom } from "./dot-env.ts";
import { entryFile } from "./entry-file.ts";
import { loadError } from "./load-error.ts";
import { addModuleHooks, type ModuleHooks, type OwnScripts } from "./module-hooks.ts";
import { projectOf, type Project } from "./project.ts";
import type { RequestEmitter } from "../node-consumer.ts";
import { listenQuietly } from "./quiet-listening.ts";

/** A module that is found, and not loaded yet. */
export interface FoundModule {
  /** As the user gave it. */
  readonly path: string;
  /** Its absolute path. */
  readonly file: string;
  readonly project: Project;
}

export interface LoadedModule extends FoundModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** HTTP servers that began to listen while it loaded. */
  readonly servers: readonly RequestEmitter[];
  /** What it registered with `app.http` of `@azure/functions`. */
  readonly azureFunctions: readonly AzureHttpFunction[];
  /** Loads another file of the project beside it, which shares its modules. */
  load(file: string): Promise<Readonly<Record<string, unknown>>>;
  /** A package as its own imports find it: an instance for each way to import one. Empty if it is not installed. */
  packageInstances(specifier: string): readonly unknown[];
  readonly scripts: OwnScripts;
  /** Stops what it started. What it imports later does not load any more. */
  release(): void;
}

const cache = createRequire(import.meta.url).cache;

/** Files of the user's that CommonJS holds on to. */
const held = new Set<string>();

/**
 * Loads it, with a fresh instance of the user's own modules each time. What stays as it was: CommonJS packages in
 * `node_modules`, native add-ons, what modules have put into globals, and work that an earlier instance still does.
 * @param path - Path of a file or a folder; a relative one starts at the working directory.
 * @param inspect - Called before it is loaded, and may throw: loading some modules starts a whole app.
 * @throws UnableError that says which import failed, or what the module threw.
 */
export async function loadModule(path: string, inspect?: (found: FoundModule) => void): Promise<LoadedModule> {
  const file = await entryFile(path);
  const project = projectOf(file);
  inspect?.({ path, file, project });
  if (project.dependsOn("next")) prepareForNext(project);
  letGo();
  takeAzureFunctions();
  const loader = await openLoader(project, file);
  const listening = listenQuietly();
  const release = (): void => {
    loader.close();
    for (const server of listening.servers) server.close();
  };
  try {
    const exported = flat(await loader.load(file));
    return {
      path,
      file,
      project,
      // a factory's app may be on its way
      exports: exported["default"] instanceof Promise ? { ...exported, default: await exported["default"] } : exported,
      servers: listening.servers,
      azureFunctions: takeAzureFunctions(),
      load: async (other) => flat(await loader.load(other)),
      packageInstances: (specifier) => loader.packageInstances(specifier, file),
      scripts: loader.hooks.scripts,
      release,
    };
  } catch (thrown) {
    release();
    throw loadError(path, thrown, loader.hooks.failedImport(thrown));
  } finally {
    listening.end();
    for (const own of loader.hooks.ownFiles) held.add(own);
  }
}

interface Loader {
  readonly hooks: ModuleHooks;
  load(file: string): Promise<Readonly<Record<string, unknown>>>;
  packageInstances(specifier: string, importer: string): readonly unknown[];
  close(): void;
}

let loads = 0;

async function openLoader(project: Project, entry: string): Promise<Loader> {
  const [esm, commonJs] = await Promise.all([import("tsx/esm/api"), import("tsx/cjs/api")]);
  loads += 1;
  const namespace = `hubhook-${loads}-`; // the last sign keeps 1 from being found in 10
  const tsconfig = project.neighbour("tsconfig.json", "jsconfig.json")?.file ?? false;
  const required = withTsconfig(tsconfig, () => commonJs.register({ namespace }));
  const imported = readable(tsconfig, (config) => esm.register({ namespace, tsconfig: config }));
  const hooks = addModuleHooks({ project, file: entry, namespace });
  return {
    hooks,
    load: async (file) => await imported.import(pathToFileURL(file).href, import.meta.url),
    packageInstances: (specifier, importer) =>
      [(): unknown => required.require(specifier, importer), (): unknown => createRequire(importer)(specifier)].flatMap(
        (load) => {
          try {
            return [load()];
          } catch {
            return [];
          }
        },
      ),
    close() {
      hooks.remove();
      void imported.unregister();
      required.unregister();
    },
  };
}

/** For CommonJS, tsx takes it from the environment alone. */
function withTsconfig<Result>(tsconfig: string | false, register: () => Result): Result {
  const before = process.env["TSX_TSCONFIG_PATH"];
  if (tsconfig === false || before !== undefined) return register();
  return readable(tsconfig, (config) => {
    if (config !== false) process.env["TSX_TSCONFIG_PATH"] = config;
    try {
      return register();
    } finally {
      delete process.env["TSX_TSCONFIG_PATH"];
    }
  });
}

/** A tsconfig.json that can't be read, such as one whose parent is yet to be generated, is left out. */
function readable<Result>(config: string | false, use: (config: string | false) => Result): Result {
  try {
    return use(config);
  } catch {
    return use(false);
  }
}

/** Of what was loaded before; tsx adds a query to the names of some. */
function letGo(): void {
  for (const name of Object.keys(cache)) if (held.has(name.replace(/\?.*$/, ""))) delete cache[name];
  held.clear();
}

/** What Next.js does before it loads anything; what the environment says stands. */
function prepareForNext(project: Project): void {
  for (const [name, value] of Object.entries(variablesFrom(project, ".env.local", ".env"))) process.env[name] ??= value;
  if (!Reflect.has(globalThis, "AsyncLocalStorage")) Reflect.set(globalThis, "AsyncLocalStorage", AsyncLocalStorage);
}

/** What a CommonJS module exports stands one level deeper, twice so if it was written as ESM. */
function flat(exported: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { default: main, "module.exports": _, ...named } = exported;
  if (!isPlain(main) || !Object.keys(named).every((name) => name in main)) return exported;
  if (main["__esModule"] === true) return { ...main, ...named, ...("default" in main && { default: main["default"] }) };
  return { ...main, ...named, default: main };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && (Object.getPrototypeOf(value) === Object.prototype || value["__esModule"] === true);
}
