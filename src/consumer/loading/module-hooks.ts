/**
 * How the imports of a user's modules are resolved beyond what tsx does: what a platform makes up, what a bundler would
 * find, and which import failed, for whoever explains it.
 */
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { frameworkVariables, platformAlias, platformModule, type PlatformModule } from "./platform-modules.ts";
import type { Project } from "./project.ts";

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
  remove(): void;
}

const MADE_UP = "hubhook-platform:";

/** Where the source of a made-up module finds its exports. */
const SHELF = Symbol.for("hubhook.platform-modules");
const shelf = new Map<string, PlatformModule>();
Reflect.set(globalThis, SHELF, shelf);

/** @param namespace - The one that tsx marks the modules of this load with. */
export function addModuleHooks(project: Project, namespace: string): ModuleHooks {
  const failures = new Map<unknown, FailedImport>();
  const ownFiles = new Set<string>();
  const isOurs = (url: string | undefined): url is string =>
    url !== undefined && (url.includes(namespace) || ownFiles.has(pathOf(url)));
  const keep = (url: string): void => {
    if (url.startsWith("file:") && !url.includes("/node_modules/")) ownFiles.add(pathOf(url));
  };
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const madeUp = platformModule(specifier, project);
      if (madeUp !== undefined) return { url: shelved(specifier, madeUp), format: "module", shortCircuit: true };
      const { parentURL } = context;
      if (!isOurs(parentURL)) return next(specifier, context);
      // CommonJS forgets where it belongs when it imports something later.
      const isLost = !parentURL.includes(namespace);
      const found = isLost ? { ...context, parentURL: `${parentURL}?tsx-namespace=${namespace}` } : context;
      try {
        const resolved = next(specifier, found);
        keep(resolved.url);
        return resolved;
      } catch (thrown) {
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
    load(url, context, next) {
      if (url.startsWith(MADE_UP)) return { format: "module", source: sourceOf(url), shortCircuit: true };
      if (url.includes(namespace)) keep(url);
      const loaded = next(url, context);
      if (
        !ownFiles.has(pathOf(url)) ||
        loaded.format !== "module" ||
        !String(loaded.source).includes("import.meta.env")
      )
        return loaded;
      const variables = { ...frameworkVariables(project), ...VITE_VARIABLES };
      return { ...loaded, source: `import.meta.env ??= ${JSON.stringify(variables)};${String(loaded.source)}` };
    },
  });
  return { failedImport: (thrown) => failures.get(thrown), ownFiles, remove: () => hooks.deregister() };
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

function shelved(specifier: string, made: PlatformModule): string {
  const url = `${MADE_UP}${specifier}`;
  shelf.set(url, made);
  return url;
}

function sourceOf(url: string): string {
  const names = Object.keys(shelf.get(url) ?? {}).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  const lines = names.map((name) => `const $${name} = made[${JSON.stringify(name)}]; export { $${name} as ${name} };`);
  return [
    `const made = globalThis[Symbol.for("hubhook.platform-modules")].get(${JSON.stringify(url)});`,
    ...lines,
    "export default made;",
  ].join("\n");
}

/** Without what tsx adds to it. */
function pathOf(url: string): string {
  if (!url.startsWith("file:")) return url;
  return fileURLToPath(new URL(url.replace(/%3Fnamespace=.*$/, "").replace(/\?.*$/, "")));
}
