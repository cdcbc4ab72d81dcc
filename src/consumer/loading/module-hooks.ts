/**
 * How the imports of a user's modules are resolved beyond what tsx does: what a platform makes up, what a bundler would
 * find, and which import failed, for whoever explains it.
 */
import { registerHooks, type LoadHookSync } from "node:module";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UnableError } from "../../base/index.ts";
import { madeUpFiles } from "./made-up-file.ts";
import { frameworkVariables, platformAlias, platformModule } from "./platform-modules.ts";
import { textOf, type Project } from "./project.ts";

/** An import that could not be resolved. */
export interface FailedImport {
  readonly specifier: string;
  /** The absolute path of the file that asked for it. */
  readonly importer: string;
}

export interface ModuleHooks {
  /** The import whose failure was thrown. */
  failedImport(thrown: unknown): FailedImport | undefined;
  /** The files that were loaded, apart from those of packages. */
  readonly ownFiles: ReadonlySet<string>;
  readonly scripts: OwnScripts;
  remove(): void;
}

/** What was loaded of the project's own, by the URLs that V8 knows it by. */
export interface OwnScripts {
  /** The absolute path of the file; undefined for a script of somebody else's. */
  fileOf(url: string): string | undefined;
  /** What was run of it, where it is not the file as it stands; with its source map at the end. */
  textOf(url: string): string | undefined;
}

export interface ModuleLoad {
  readonly project: Project;
  /** The module that is loaded first. */
  readonly file: string;
  /** The one that tsx marks the modules of this load with. */
  readonly namespace: string;
}

export function addModuleHooks({ project, file, namespace }: ModuleLoad): ModuleHooks {
  const failures = new Map<unknown, FailedImport>();
  const ownFiles = new Set([file]);
  if (!GIVES_SOURCES) refuseViteVariables(file);
  const isOurs = (url: string | undefined): url is string =>
    url !== undefined && (url.includes(namespace) || ownFiles.has(pathOf(url)));
  const keep = (url: string): void => {
    if (!url.startsWith("file:") || url.includes("/node_modules/")) return;
    ownFiles.add(pathOf(url));
    if (!GIVES_SOURCES) refuseViteVariables(pathOf(url));
  };
  const files = madeUpFiles();
  const madeUp = new Map<string, string>();
  const madeUpFor = (specifier: string): string | undefined => {
    const before = madeUp.get(specifier);
    const made = before === undefined ? platformModule(specifier, project) : undefined;
    if (made === undefined) return before;
    const file = files.fileFor(made);
    madeUp.set(specifier, file);
    return file;
  };
  const texts = new Map<string, string>();
  const withViteVariables: LoadHookSync = (url, context, next) => {
    const loaded = next(url, context);
    if (!ownFiles.has(pathOf(url))) return loaded;
    const source = String(loaded.source ?? "");
    if (source !== "") texts.set(url, source);
    if (loaded.format !== "module" || !source.includes("import.meta.env")) return loaded;
    const variables = { ...frameworkVariables(project), ...VITE_VARIABLES };
    return { ...loaded, source: `import.meta.env ??= ${JSON.stringify(variables)};${source}` };
  };
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const madeUp = madeUpFor(specifier);
      if (madeUp !== undefined) return { url: madeUp, format: "module", shortCircuit: true };
      const { parentURL } = context;
      if (!isOurs(parentURL)) return next(specifier, context);
      if (specifier === "hubhook") return { url: SELF, format: MODULE_FORMAT, shortCircuit: true };
      // CommonJS forgets where it belongs when it imports something later.
      const isLost = !parentURL.includes(namespace);
      const found = isLost ? { ...context, parentURL: `${parentURL}?tsx-namespace=${namespace}` } : context;
      try {
        const resolved = next(specifier, found);
        keep(resolved.url);
        return resolved;
      } catch (thrown) {
        if (thrown instanceof UnableError) throw thrown;
        for (const other of otherSpecifiers(specifier, project)) {
          try {
            return next(other, found);
          } catch {
            // then it is what was asked for that is missing
          }
        }
        failures.set(thrown, { specifier, importer: pathOf(parentURL) });
        throw thrown;
      }
    },
    ...(GIVES_SOURCES && { load: withViteVariables }),
  });
  return {
    failedImport: (thrown) => failures.get(thrown),
    ownFiles,
    scripts: {
      fileOf(url) {
        const path = url.startsWith("file:") || url.startsWith("/") ? pathOf(url) : "";
        return ownFiles.has(path) ? path : undefined;
      },
      textOf: (url) => texts.get(url),
    },
    remove() {
      hooks.deregister();
      files.remove();
    },
  };
}

/** A project's configuration gets the very hubhook that loads it, be it installed there or not. */
const SELF = new URL(`../../index${extname(import.meta.url)}`, import.meta.url).href;
const MODULE_FORMAT = SELF.endsWith(".ts") ? "module-typescript" : "module";

/** Before Node.js 24, CommonJS has no source that a hook could pass on, and a hook breaks it. So `import.meta.env` is not made. */
const GIVES_SOURCES = Number(process.versions.node.split(".")[0]) >= 24;

/** @throws UnableError for a file that would find no `import.meta.env`, and be accused of that. */
function refuseViteVariables(file: string): void {
  if (!textOf(file).includes("import.meta.env")) return;
  throw new UnableError(
    `Failed to load "${file}": it reads import.meta.env, which hubhook can provide from Node.js 24 on. ` +
      `This is ${process.versions.node}: run hubhook with a newer Node.js.`,
  );
}

/** What Vite puts into `import.meta.env` of a server in production. */
const VITE_VARIABLES = { MODE: "production", PROD: true, DEV: false, SSR: true, BASE_URL: "/" };

/** What a bundler would have understood. */
function otherSpecifiers(specifier: string, project: Project): readonly string[] {
  const alias = platformAlias(specifier, project);
  if (alias !== undefined)
    return [".ts", ".js", "/index.ts", "/index.js", ""].map((end) => pathToFileURL(alias + end).href);
  const isInPackage = /^(?:@[\w.-]+\/)?[a-z][\w.-]*\/[\w./-]+$/.test(specifier);
  return isInPackage ? [`${specifier}.js`] : []; // `next/server`: a file of a package that has no exports of its own
}

/** Without what tsx adds to it. */
function pathOf(url: string): string {
  if (!url.startsWith("file:")) return url.replace(/\?.*$/, "");
  return fileURLToPath(new URL(url.replace(/%3Fnamespace=.*$/, "").replace(/\?.*$/, "")));
}
