/** What a source file imports of its own project, as the paths where it may be. Nothing is loaded. */
import { dirname, extname, join, resolve } from "node:path";

const JAVASCRIPT = /^\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/** In the order in which they are tried. */
const ENDINGS = [
  "",
  ".ts",
  ".tsx",
  ".mts",
  ".cts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  "/index.ts",
  "/index.tsx",
  "/index.js",
  "/index.mjs",
];

/** `import … from "x"`, `export … from "x"`, `import("x")`, `require("x")`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["'`]([^"'`\n]+)["'`]/g;

/**
 * The files that each import may mean, the likeliest first; one list for each import.
 * @param file - Its absolute path.
 * @param root - The folder of the project, where aliases such as `@/` lead to.
 */
export function importsOf(file: string, text: string, root: string): readonly (readonly string[])[] {
  const extension = extname(file).toLowerCase();
  if (JAVASCRIPT.test(extension)) return ofJavaScript(file, text, root);
  return extension === ".py" ? ofPython(file, text) : [];
}

function ofJavaScript(file: string, text: string, root: string): readonly (readonly string[])[] {
  return [...text.matchAll(IMPORT)].flatMap(([, specifier = ""]) => {
    const places = placesOf(specifier, dirname(file), root);
    return places.length === 0 ? [] : [places.flatMap(withEndings)];
  });
}

/** What is neither relative nor an alias is a package of somebody else's. */
function placesOf(specifier: string, folder: string, root: string): readonly string[] {
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) return [resolve(folder, specifier)];
  const [, below] = /^(?:@|~|#|\$lib|src)\/(.+)$/.exec(specifier) ?? [];
  return below === undefined ? [] : [join(root, "src", below), join(root, below), join(root, "src/lib", below)];
}

/** TypeScript's sources are imported by the names that they will have when they are built. */
function withEndings(path: string): readonly string[] {
  const source = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  return [...ENDINGS.map((ending) => path + ending), ...(source === path ? [] : [source])];
}

/** `import a.b`, `import a as b, c`, `from a.b import c, d`, `from . import c`, also in brackets over several lines. */
function ofPython(file: string, text: string): readonly (readonly string[])[] {
  const folder = dirname(file);
  const plain = [...text.matchAll(/^\s*import\s+([\w., \t]+)/gm)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => ({ module: name.trim().split(/\s/)[0] ?? "", names: [] as readonly string[] })),
  );
  const from = [...text.matchAll(/^\s*from\s+([\w.]+)\s+import\s+(\([^)]*\)|[^\n]*)/gm)].map(
    ([, module = "", names = ""]) => ({ module, names: names.match(/\b[A-Za-z_]\w*/g) ?? [] }),
  );
  return [...plain, ...from].flatMap(({ module, names }) => {
    const [, dots = "", rest = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
    const bases = dots === "" ? [folder, dirname(folder)] : [resolve(folder, ...Array.from(dots.slice(1), () => ".."))];
    const below = rest.split(".").filter((part) => part !== "");
    const paths = bases.map((base) => join(base, ...below));
    return [
      ...(below.length === 0 ? [] : [paths.flatMap(pythonFiles)]),
      ...names.map((name) => paths.flatMap((path) => pythonFiles(join(path, name)))),
    ];
  });
}

function pythonFiles(path: string): readonly string[] {
  return [`${path}.py`, join(path, "__init__.py")];
}
