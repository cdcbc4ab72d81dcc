/** Where a consumer stands, for readers that show what broke beside a source file. */

const SOURCE_FILE = /\.[cm]?[jt]sx?$/;

/** A line of a file of the user's. */
export interface Place {
  /** With slashes, from where the command ran. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** A file that may name the consumer. */
export interface NamingFile {
  readonly path: string;
  readonly text: string;
}

/** The files beside a consumer that name it where it is a command or a URL, those that start it before those that mention it. */
export const NAMING_FILES: readonly string[] = [
  "package.json",
  "Procfile",
  "Dockerfile",
  "compose.yaml",
  "compose.yml",
  "docker-compose.yml",
  "docker-compose.yaml",
  "Makefile",
  "pyproject.toml",
  "deno.json",
  "fly.toml",
  "render.yaml",
  "app.yaml",
  "README.md",
  "README.rst",
  "README",
];

/** The path of the consumer's module, with slashes; `null` if it is none, such as a URL or a function. */
export function sourceFileOf(consumer: string): string | null {
  if (/^https?:\/\//.test(consumer) || /\s/.test(consumer) || !SOURCE_FILE.test(consumer)) return null;
  return consumer.replaceAll("\\", "/").replace(/^\.\//, "");
}

/**
 * The place of a consumer: its module, else the first line that names its command or URL, else the README or whatever file
 * there is. Code scanning only takes results that have a place.
 * @param files - In the order of `NAMING_FILES`.
 * @returns null when there is no module and no file.
 */
export function placeOf(consumer: string, files: readonly NamingFile[]): Place | null {
  const module = sourceFileOf(consumer);
  if (module !== null) return { path: module, line: 1 };
  for (const name of namesOf(consumer)) {
    for (const { path, text } of files) {
      const index = text.split(/\r?\n/).findIndex((line) => line.includes(name));
      if (index !== -1) return { path, line: index + 1 };
    }
  }
  const fallback = files.find(({ path }) => /^readme\b/i.test(path)) ?? files[0];
  return fallback === undefined ? null : { path: fallback.path, line: 1 };
}

/** `npm start`, `yarn dev`, `pnpm run serve`: a script of package.json. */
const SCRIPT = /^(?:npm|yarn|pnpm|bun)\s+(?:run\s+)?([\w:-]+)/;

/** What a file may call a consumer, the most telling first. */
function namesOf(consumer: string): readonly string[] {
  const command = consumer.match(/^(.*) \(https?:\/\/[^)]*\)$/s)?.[1];
  if (command !== undefined) {
    const script = command.match(SCRIPT)?.[1];
    const words = command.split(/\s+/).filter((word) => /^[\w@./-]+[.:]\w+$/.test(word)); // `app.py`, `app:app`
    return [...(script === undefined ? [] : [`"${script}":`]), command, ...words];
  }
  if (!URL.canParse(consumer)) return [];
  const { origin, host, port, pathname } = new URL(consumer);
  return [
    `${origin}${pathname}`,
    host,
    ...(pathname === "/" ? [] : [pathname]),
    ...(port === "" ? [] : [`:${port}`, `=${port}`, ` ${port}`]),
  ];
}
