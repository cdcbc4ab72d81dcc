/**
 * Environment variables from the files that platforms read at home: `.dev.vars`, `.env`, `.env.local`.
 */
import { parseEnv } from "node:util";
import { textOf, type Project } from "./project.ts";

/** What the nearest of these files say; of two that say the same, the first one counts. */
export function variablesFrom(project: Project, ...names: readonly string[]): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const name of names) {
    const found = project.neighbour(name);
    if (found === undefined) continue;
    for (const [key, value] of Object.entries(parseEnv(textOf(found.file)))) {
      if (value !== undefined) variables[key] ??= value;
    }
  }
  return variables;
}

/** The same, with the environment's own variables before them. */
export function variablesAround(project: Project, ...names: readonly string[]): Readonly<Record<string, string>> {
  const own = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { ...variablesFrom(project, ...names), ...Object.fromEntries(own) };
}
