/** What names and texts may look like. Sources: the Hub's OpenAPI document, HF's Python client, Git's documentation. */
import type { Stage } from "../stage.ts";
import { InvalidActionError, InvalidPathError } from "../world-error.ts";

const NAME_ADVICE = 'Take letters, digits, "-", "_" and ".", not doubled, starting and ending with a letter or digit.';

/** The name of a user or organization. */
export function checkNamespace(stage: Stage, name: string): void {
  if (isSegment(name)) return;
  throw new InvalidActionError(stage.doing, `"${name}" is no name for a user or organization`, NAME_ADVICE);
}

/** The full name of a repo (HF's Python client, validation of repo ids). @returns Its namespace. */
export function checkRepoName(stage: Stage, name: string): string {
  const [namespace = "", last = "", ...more] = name.split("/");
  if (more.length === 0 && isSegment(namespace) && isSegment(last) && last.length <= 96) return namespace;
  throw new InvalidActionError(
    stage.doing,
    `"${name}" is no full name of a repo`,
    `Write it as "namespace/name", the name with up to 96 characters. ${NAME_ADVICE}`,
  );
}

function isSegment(text: string): boolean {
  return /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(text) && !/\.\.|--|\.git$/.test(text);
}

/** What a branch or tag may be called (Git documentation, check-ref-format). @returns The name. */
export function checkRefName(stage: Stage, name: string, what: "branch" | "tag"): string {
  const isWrong =
    name === "" ||
    name.startsWith("refs/") ||
    /[ ~^:?*[\\]|\.\.|@\{|\/\/|^[/-]|[/.]$/.test(name) ||
    name.split("/").some((part) => part.startsWith(".") || part.endsWith(".lock")) ||
    [...name].some((character) => character < " " || character === "\u007f");
  if (!isWrong) return name;
  throw new InvalidActionError(
    stage.doing,
    `invalid reference for a ${what}: "${name}"`,
    'Take a short name such as "v1.0" or "feature/one".',
  );
}

/** The path of a file: relative, with nothing in it that points elsewhere. */
export function checkPath(stage: Stage, path: string): void {
  const parts = path.split("/");
  const isWrong =
    parts.some((part) => ["", ".", "..", ".git"].includes(part)) || path.includes("\\") || path.includes("\0");
  if (!isWrong) return;
  throw new InvalidPathError(
    stage.doing,
    `"${path}" is no path of a file`,
    'Write it relative to the repo, as "README.md" or "data/train.csv".',
  );
}

/** 3 to 200 characters (the Hub's OpenAPI document). */
export function checkTitle(stage: Stage, title: string): void {
  checkLength(stage, "title", title, 3, 200);
}

/** 1 to 65,536 characters (the Hub's OpenAPI document). */
export function checkComment(stage: Stage, text: string): void {
  checkLength(stage, "comment", text, 1, 65_536);
}

/** Up to 65,536 characters (the Hub's OpenAPI document). */
export function checkFirstComment(stage: Stage, text: string): void {
  checkLength(stage, "text", text, 0, 65_536);
}

function checkLength(stage: Stage, what: string, text: string, min: number, max: number): void {
  if (text.length >= 2 * min && text.length <= max) return; // a character takes one or two of these units
  const { length } = [...text];
  if (length >= min && length <= max) return;
  throw new InvalidActionError(
    stage.doing,
    `the ${what} has ${length} characters`,
    `Take ${min} to ${max.toLocaleString("en-US")} characters.`,
  );
}

/** The key of a Space's secret or variable (HF's clients). */
export function checkKey(stage: Stage, key: string): void {
  if (/^[a-zA-Z][_a-zA-Z0-9]*$/.test(key)) return;
  throw new InvalidActionError(
    stage.doing,
    `"${key}" is no key`,
    "Take letters, digits and _, starting with a letter.",
  );
}
