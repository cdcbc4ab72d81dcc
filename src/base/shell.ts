/** Lines for people to copy into a shell. */

/** A piece of a word: a text as it stands, or the value of an environment variable. */
export type WordPart = string | { readonly variable: string };

export interface Shell {
  /** One word, in which nothing is expanded but the variables. */
  word(...parts: readonly WordPart[]): string;
}

/** A text as one word for a POSIX shell, in single quotes: nothing in it is expanded. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

export const posixShell: Shell = {
  word: (...parts) =>
    filled(parts)
      .map((part) => (typeof part === "string" ? shellQuoted(part) : `"$${part.variable}"`))
      .join("") || "''",
};

/** Windows PowerShell, and PowerShell wherever it is. */
export const powerShell: Shell = {
  word(...parts) {
    const texts = filled(parts);
    if (texts.every((part) => typeof part === "string")) return `'${texts.join("").replaceAll("'", "''")}'`;
    const inside = texts.map((part) =>
      typeof part === "string" ? part.replaceAll(/[`"$]/g, "`$&") : `$($env:${part.variable})`,
    );
    return `"${inside.join("")}"`;
  },
};

/** `cmd.exe`, as programs read its quotes there. It has no way to keep a text with two % signs as it is. */
export const cmdShell: Shell = {
  word: (...parts) =>
    `"${filled(parts)
      .map((part) => (typeof part === "string" ? part.replaceAll('"', String.raw`\"`) : `%${part.variable}%`))
      .join("")}"`,
};

function filled(parts: readonly WordPart[]): readonly WordPart[] {
  return parts.filter((part) => part !== "");
}

/**
 * The shell that a process was started from, as far as its environment shows.
 * @param platform - As Node.js names it.
 */
export function shellIn(env: Readonly<Record<string, string | undefined>>, platform: string): Shell {
  if (platform !== "win32" || (env["SHELL"] ?? "") !== "") return posixShell; // Git Bash and its like set SHELL
  const folders = (env["PSModulePath"] ?? "").split(";");
  return folders.length > 2 ? powerShell : cmdShell; // PowerShell adds the user's folder to those of the system
}
