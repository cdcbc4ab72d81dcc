/** Environment variables that sources name, and the files that set them. */
import { parseEnv } from "node:util";

/** How languages ask for a variable: JavaScript, Deno, Vite and Workers; Python; Go; Ruby; Rust; Java; PHP. */
const ASKED = [
  /\bprocess\.env\.(\w+)/g,
  /\b(?:import\.meta|Bun)\.env\.(\w+)/g,
  /\benv\.([A-Z][A-Z0-9_]+)\b/g,
  /\b(?:env|environ|ENV|_ENV|_SERVER)\s*\[\s*["'`](\w+)["'`]\s*\]/g,
  /\b(?:environ\.get|getenv|Getenv|LookupEnv|env\.get|ENV\.fetch|env::var|GetEnvironmentVariable)\s*\(\s*["'`](\w+)["'`]/g,
] as const;

/** The names of the variables that a source asks for, each once. */
export function variablesIn(source: string): readonly string[] {
  return [...new Set(ASKED.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name = ""]) => name)))];
}

export function isEnvFile(path: string): boolean {
  return /(?:^|[\\/])\.(?:env|dev\.vars)(?:\.[\w.-]+)?$|\.env$/.test(path);
}

export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** What a `.env` file sets. */
export function assignmentsIn(source: string): readonly Assignment[] {
  const lines = source.split(/\r?\n/);
  return Object.entries(parseEnv(source)).map(([name, value = ""]) => ({
    name,
    value,
    line:
      1 +
      Math.max(
        0,
        lines.findIndex((line) => line.replace(/^\s*(?:export\s+)?/, "").startsWith(name)),
      ),
  }));
}
