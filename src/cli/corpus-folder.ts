/**
 * The corpus as a folder of small JSON files: one for each failure, which a run writes, and payloads that people drop into
 * it.
 */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isRecord, messageOf, parsedJson, UnableError, UsageError } from "../base/index.ts";
import { checks, type Check } from "../checks/index.ts";
import type { CaseRef, Diagnosis, Finding } from "../findings/index.ts";
import type { CorpusEntry, FuzzResult } from "../fuzz/index.ts";
import type { Terminal } from "./terminal.ts";
import { writeWhole } from "./whole-file.ts";

/** What a run changed in the folder. */
export interface CorpusChanges {
  /** Files of failures that were not there before. */
  readonly added: readonly string[];
  /** Files of failures that are none any more. */
  readonly fixed: readonly string[];
  /** Files of cases that this version of hubhook does not know. */
  readonly gone: readonly string[];
}

export interface OpenCorpus {
  readonly entries: readonly CorpusEntry[];
  /** Writes what is new, takes away what is fixed if that was asked for, and tells of both. */
  keep(result: FuzzResult): Promise<void>;
}

/** @param own - Checks of the project's own. @returns undefined when no corpus is kept. */
export async function openCorpus(
  { corpus, prune, own }: { readonly corpus?: string; readonly prune: boolean; readonly own: readonly Check[] },
  terminal: Terminal,
): Promise<OpenCorpus | undefined> {
  if (corpus === undefined) {
    if (prune) throw new UsageError("Failed to prune: there is no corpus. Name its folder with --corpus.");
    return undefined;
  }
  const folder = resolve(terminal.cwd, corpus);
  const entries = await readCorpus(folder, own);
  return {
    entries,
    async keep(result) {
      const { added, fixed, gone } = await keepCorpus(folder, entries, result, prune);
      if (added.length > 0) terminal.err(`New in the corpus: ${added.join(", ")}.`);
      const removal = prune ? "removed" : "--prune removes it";
      if (fixed.length > 0) terminal.err(`Fixed, ${removal}: ${fixed.join(", ")}.`);
      if (gone.length > 0) terminal.err(`Not to be found by this version, ${removal}: ${gone.join(", ")}.`);
    },
  };
}

/** Reads a folder; one that is not there yet is empty. @throws UsageError for a file that is neither a case nor a payload. */
export async function readCorpus(folder: string, own: readonly Check[] = []): Promise<readonly CorpusEntry[]> {
  const names = await readdir(folder).catch((thrown: unknown) => {
    if (isRecord(thrown) && thrown["code"] === "ENOENT") return [];
    throw new UnableError(`Failed to read the corpus "${folder}": ${messageOf(thrown)}. Name a folder.`, {
      cause: thrown,
    });
  });
  const files = names.filter((name) => name.endsWith(".json")).toSorted();
  const ids = [...checks, ...own].map(({ id }) => id);
  return await Promise.all(files.map(async (name) => entryIn(name, await readFile(join(folder, name), "utf8"), ids)));
}

/** @param ids - The checks that there are. */
function entryIn(name: string, text: string, ids: readonly string[]): CorpusEntry {
  const value = parsedJson(text);
  if (isRecord(value) && isRecord(value["event"])) return { kind: "payload", name, payload: value };
  if (!isRecord(value) || typeof value["check"] !== "string" || typeof value["seed"] !== "number") throw neither(name);
  const own = caseIn(value, ids);
  if (own === undefined) throw neither(name);
  const after: readonly unknown[] = Array.isArray(value["after"]) ? value["after"] : [];
  const { payload } = value;
  return {
    kind: "case",
    name,
    ...own,
    payload,
    after: after.map((one) => caseIn(one, ids)).filter((one) => one !== undefined),
  };
}

/** Where a case is found, if a value says so. */
function caseIn(value: unknown, ids: readonly string[]): CaseRef | undefined {
  if (!isRecord(value)) return undefined;
  const { check, seed, path } = value;
  if (typeof check !== "string" || typeof seed !== "number" || typeof path !== "string") return undefined;
  return ids.includes(check) ? { check, seed, path } : undefined;
}

function neither(name: string): UsageError {
  return new UsageError(
    `Failed to use "${name}" of the corpus: it is neither a payload nor a case with "check", "seed" and "path". ` +
      `Fix it, or move it out of the folder.`,
  );
}

/**
 * Writes each failure that has no file yet.
 * @param prune - Whether to take away the files of what is fixed, or gone. Payloads written by hand stay.
 */
export async function keepCorpus(
  folder: string,
  before: readonly CorpusEntry[],
  { checks: results, corpus }: FuzzResult,
  prune: boolean,
): Promise<CorpusChanges> {
  const known = new Set(before.map(({ name }) => name));
  const findings = results.flatMap((check) => {
    if (check.status === "skipped") return [];
    return check.status === "failed" ? [...check.failures, ...check.advice] : check.advice;
  });
  const files = new Map(findings.filter(canBeKept).map((finding) => [nameOf(finding), finding]));
  const stillFails = (name: string): boolean => corpus.some((one) => one.name === name && one.status === "failing");
  await mkdir(folder, { recursive: true });
  const added: string[] = [];
  for (const [name, finding] of files) {
    if (known.has(name) && stillFails(name)) continue;
    await writeWhole(join(folder, name), `${JSON.stringify(caseFrom(finding), null, 2)}\n`);
    if (!known.has(name)) added.push(name);
  }
  const cases = new Set(before.filter(({ kind }) => kind === "case").map(({ name }) => name));
  const of = (status: "fixed" | "gone"): readonly string[] =>
    corpus
      .filter((one) => one.status === status && cases.has(one.name) && !files.has(one.name))
      .map(({ name }) => name);
  const changes = { added, fixed: of("fixed"), gone: of("gone") };
  if (prune) for (const name of [...changes.fixed, ...changes.gone]) await rm(join(folder, name), { force: true });
  return changes;
}

/** What fails now and then, or only in the run as a whole, is not a case; a payload by hand has its file already. */
function canBeKept({ example: { kind, isListed, found } }: Finding<Diagnosis>): boolean {
  return kind !== "unsteady" && isListed && found.path !== "";
}

/** What a person wants to see of a case, and what hubhook needs to run it. */
function caseFrom({ cause, example }: Finding<Diagnosis>): Readonly<Record<string, unknown>> {
  const { found, after, happened, differences, payload } = example;
  return {
    cause: cause.id,
    ...found,
    ...(after.length > 0 && { after }),
    happened,
    ...(differences !== null && { differences }),
    payload,
  };
}

/** The same cause has the same name, whatever the seed. */
function nameOf({ cause, example }: Finding<Diagnosis>): string {
  return `${example.found.check}-${cause.id.slice(0, 8)}.json`;
}
