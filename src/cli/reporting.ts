/** What `hubhook fuzz` writes of a result besides what it shows: reports and test files. */
import { appendFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf, UnableError, UsageError } from "../base/index.ts";
import { emitters, placeOf, reports, type Emitter, type JsonResult } from "../report/index.ts";
import { namingFilesIn } from "./naming-files.ts";
import type { Terminal } from "./terminal.ts";
import { makeRoomFor, writeWhole } from "./whole-file.ts";
import { wishesIn } from "./wishes.ts";

export interface ReportingOptions {
  /** Each as NAME=FILE, or just NAME. */
  readonly report?: readonly string[];
  readonly emit?: readonly string[];
  readonly json: boolean;
}

/** Makes a test file; `null` if there is nothing to test. @param file - Where it will be, as an absolute path. */
export type Emit = (emitter: Emitter, file: string) => string | null;

export interface Reporting {
  /** Whether stdout is for a program, and the text for people has no place there. */
  readonly takesStdout: boolean;
  /** @throws UnableError for the first file that can't be written, after the others were. */
  write(told: JsonResult, emit: Emit): Promise<void>;
}

/** Something to write. */
interface Output {
  /** As it was given, for people; `null` for stdout. */
  readonly name: string | null;
  /** `null` if there is nothing to write. */
  readonly text: string | null;
}

/**
 * Reads what is wanted, and makes room for it: what can't work is known before anything is sent.
 * @throws UsageError, or UnableError for a folder that can't be made.
 */
export async function openReporting(options: ReportingOptions, terminal: Terminal): Promise<Reporting> {
  const { report = [], emit = [], json } = options;
  const wishes = wishesIn("--report", report, reports);
  const tests = wishesIn("--emit", emit, emitters);
  const pathOf = (file: string | null): string => resolve(terminal.cwd, file ?? "");
  const files = [...wishes, ...tests].flatMap(({ file }) => file ?? []);
  const printed = [...wishes, ...tests].filter(({ kind, file }) => file === null && kind.goesTo !== "stdout");
  requireOneEach(files.map(pathOf), [...(json ? ["--json"] : []), ...printed.map(({ kind }) => `${kind.name}=-`)]);
  for (const file of files) await makeRoomFor(pathOf(file));
  const takesStdout = json || printed.length > 0;
  return {
    takesStdout,
    async write(told, emitted) {
      const place = placeOf(told.consumer, await namingFilesIn(terminal.cwd));
      const outputs: readonly Output[] = [
        ...wishes
          .filter(({ kind }) => kind.goesTo === "file")
          .map(({ kind, file }) => ({ name: file, text: kind.render(told, place) })),
        ...tests.map(({ kind, file }) => ({ name: file, text: emitted(kind, pathOf(file ?? "tests")) })),
      ];
      const appended = wishes.flatMap(({ kind }) => (kind.appendix === null ? [] : [kind.appendix]));
      const outcomes = await Promise.allSettled([
        writeAll(outputs, pathOf, terminal),
        ...appended.map(({ variable, render }) => append(terminal.env[variable], render(told))),
      ]);
      // Services read their commands from stderr, too.
      const to = takesStdout ? "err" : "out";
      for (const { kind } of wishes.filter(({ kind }) => kind.goesTo === "stdout")) {
        const text = kind.render(told, place).trimEnd();
        if (text !== "") terminal.command(text, to);
      }
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed !== undefined) throw failed.reason;
    },
  };
}

/** @throws UsageError if two things are to be in one file, or both are to be all that is on stdout. */
function requireOneEach(paths: readonly string[], printed: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) {
    throw new UsageError(`Failed to write "${twice}": it is named twice. Give each report a file of its own.`);
  }
  if (printed.length < 2) return;
  throw new UsageError(`Failed to print ${printed.join(" and ")}: there is one stdout. Write one of them to a file.`);
}

async function writeAll(
  outputs: readonly Output[],
  pathOf: (name: string) => string,
  terminal: Terminal,
): Promise<void> {
  const written: string[] = [];
  const failures: unknown[] = [];
  for (const { name, text } of outputs) {
    if (text === null) terminal.err(`Wrote no ${name ?? "tests"}: nothing failed that a test can show.`);
    else if (name === null) terminal.out(text.trimEnd());
    else {
      await writeWhole(pathOf(name), text).then(
        () => written.push(name),
        (thrown: unknown) => failures.push(thrown),
      );
    }
  }
  if (written.length > 0) terminal.err(`Wrote ${written.join(", ")}.`);
  if (failures.length > 0) throw failures[0];
}

/** @param file - Undefined when the service that would read it is not there. */
async function append(file: string | undefined, text: string): Promise<void> {
  if (file === undefined || file === "") return;
  await appendFile(file, text).catch((thrown: unknown) => {
    throw new UnableError(`Failed to append to "${file}": ${messageOf(thrown)}. Make it a file that can be written.`, {
      cause: thrown,
    });
  });
}
